namespace AetherFlow.Sandbox.Tests.Policies;

/// <summary>
/// Ways to run a program that is forbidden, told to no policy by its name alone: wrappers, quotes, separators, shortened
/// options. The same list at every run, so that a finding can be named by its number.
/// </summary>
internal static class CommandVariations
{
    /// <summary>Where <c>@</c> stands the forbidden program, with its arguments, is run.</summary>
    private static readonly string[] Wrappers =
    [
        "@", "env @", "env -i @", "env A=1 @", "env -u HOME @", "env -C . @", "env --chdi=. @", "env -- @", "nice @", "nice -n 5 @", "nice -5 @", "nohup @", "timeout 5 @", "timeout -k 1 5 @",
        "timeout --signal=KILL 5s @", "stdbuf -oL @", "setsid @", "setsid -w @", "ionice -c 3 @", "chrt -i 0 @", "taskset 1 @", "taskset -c 0 @", "time @", "time -p @", "command @", "command -p @",
        "exec @", "builtin command @", "xargs @", "xargs -0 @", "echo x | xargs @", "xargs -I {} @ {}", "find . -exec @ {} ;", "find . -exec @ {} \\;", "find . -execdir @ {} +", "find . -name x -ok @ ;", "watch -n 1 @",
        "flock f @", "busybox @", "toybox @", "parallel @ ::: x", "sudo @", "sudo -u root @", "doas @", "su -c '@'", "sh -c '@'", "bash -c '@'", "bash -lc '@'", "dash -ec '@'", "bash --norc -c '@'",
        "script -qc '@'", "flock -c '@' f", "env sh -c '@'", "nice env timeout 5 nohup @", "eval @", "eval '@'", "strace @", "chroot . @", "git -c alias.x='!@' x", "git -c core.pager='@' log",
        "awk 'BEGIN{system(\"@\")}'", "python3 -c 'import os;os.system(\"@\")'", "node -e 'x(\"@\")'", "perl -e 'system(\"@\")'", "vim -c '!@'", "sed '1e @' f", "sed -n 's/x/@/e' f", "tar xf a --to-command='@'",
        "tar cf a . --checkpoint=1 --checkpoint-action=exec='@'", "make SHELL='@'", "make --eval='x:;@'", "sort --compress-program='@' f", "sort --compress-pro='@' f", "rg --pre='@' x", "git fetch --upload-pack='@' .",
        "git ls-remote --upload-pa='@' .", "GIT_SSH_COMMAND='@' git fetch", "BASH_ENV='@' ls", "PROMPT_COMMAND='@' ls", "trap '@' EXIT", "alias ls='@'", "export PAGER='@'", "zip a.zip f -T -TT '@'",
    ];

    /// <summary>Where <c>@</c> stands the wrapped command stands among harmless ones.</summary>
    private static readonly string[] Places =
    [
        "@", "ls; @", "ls && @", "ls || @", "ls | @", "ls & @", "ls\n@", "@ && ls", "@; ls", "@ | cat", "! @", "(@)", "{ @; }", "if true; then @; fi", "for x in a; do @; done", "while true; do @; done",
        "case x in x) @;; esac", "f() { @; }; f", "echo $(@)", "echo `@`", "echo \"$(@)\"", "cat <(@)", "ls > >(@)", "echo ${x:-$(@)}", "echo $((1+$(@)))", "cat <<E\n$(@)\nE\n", "A=$(@)", "A=1 @", "ls \\\n&& @",
        "true # x\n@", "cd sub && @", "ls > \"$(@)\"", "ls <<< $(@)", "@ 2>&1", "@ >/dev/null", "ls |& @", "coproc @", "[[ -n $(@) ]]", "((x=$(@)))",
    ];

    /// <summary>Where <c>@</c> stands the forbidden command stands as a mere text, in the quotes that it needs.</summary>
    private static readonly string[] Texts =
    [
        "echo @", "printf %s @", "printf '%s\\n' x @", "grep @ f", "grep -e @ -- f", "grep -rn @ sub", "rg @ f", "ls -d @ f", "cat f @", "sed -n 's/x/y/p' @", "sort -k 1 @", "head -n 1 @", "wc -l @", "test -n @",
        "[ x = @ ]", "find . -name @", "find . -path @ -print", "git log --grep=@", "git grep @", "git grep -e @ -- f", "diff f @", "basename @", "dirname @", "env A=1 echo @", "timeout 5 printf %s @", "nice -n 1 echo @",
        "xargs echo @", "echo f | xargs -I {} echo {} @", "true @", "false @", "cut -d : -f 1 @", "tr a b", "tee @", "uniq @", "du -s @", "file @", "stat @", "touch @", "mkdir -p @", "cp f @", "sh -c 'echo @'", "time echo @",
    ];

    /// <summary>Spellings of one program's name.</summary>
    private static readonly Func<string, string>[] Spellings =
    [
        name => name,
        name => $"'{name}'",
        name => $"\"{name}\"",
        name => $"\\{name}",
        name => $"{name[0]}''{name[1..]}",
        name => $"{name[0]}\"\"{name[1..]}",
        name => $"{name[0]}\\{name[1..]}",
        name => $"{name[0]}\\\n{name[1..]}",
        name => $"$'{name}'",
        name => $"$'\\x{(int)name[0]:x2}{name[1..]}'",
        name => $"$\"{name}\"",
        name => $"/bin/{name}",
        name => $"/usr/bin/{name}",
        name => $"./{name}",
        name => $"../{name}",
        name => name.ToUpperInvariant(),
        name => $"{name}.exe",
        name => $"${{x}}{name}",
        name => $"$(echo {name})",
        name => $"{{{name},x}}",
        name => $"{name[..^1]}[{name[^1]}]",
        name => $"{name[..^1]}?",
        name => $"{name}\u200b",
        name => $"\u00a0{name}",
    ];

    /// <param name="program">One that no rule may let through.</param>
    public static IEnumerable<string> Of(string program, string arguments)
    {
        foreach (var wrapper in Wrappers)
        {
            foreach (var place in Places) yield return Put(place, Put(wrapper, $"{program} {arguments}"));
        }

        foreach (var spelling in Spellings)
        {
            foreach (var wrapper in Wrappers) yield return Put(wrapper, $"{spelling(program)} {arguments}");
            foreach (var place in Places) yield return Put(place, $"{spelling(program)} {arguments}");
        }
    }

    /// <summary>The same words where they run nothing: what of these is allowed must not run them either.</summary>
    public static IEnumerable<string> AsTextOf(string program, string arguments)
    {
        string[] texts =
        [
            .. Spellings.Select(spelling => $"{spelling(program)} {arguments}"), $"$({program} {arguments})", $"`{program} {arguments}`", $"; {program} {arguments}", $"x\n{program} {arguments}", $"|{program}", $"&& {program} {arguments}",
            $"-exec {program} {{}} ;", $"--pre={program}", $"-e{program}", $"@{program}", $"';{program};'", $"\";{program};\"", $"<({program})", $"x; {program} {arguments} #", $"!{program}", $"*{program}*", $"-{program}", $"--{program}={program}",
        ];
        return
            from text in texts
            from frame in Texts
            let command = Put(frame, frame.Contains("'echo @'", StringComparison.Ordinal) ? ShellQuoting.Quote(text).Trim('\'') : ShellQuoting.Quote(text))
            from place in Places
            select Put(place, command);
    }

    private static string Put(string frame, string command) => frame.Replace("@", command, StringComparison.Ordinal);
}
