using System.Text.Json;

namespace AetherFlow.Sandbox.Tests.Policies;

/// <summary>Commands that got past other programs' policies.</summary>
public sealed class KnownBypassTests
{
    [Fact]
    public void Judge_TheSample_ApprovesNothing()
    {
        var path = SharedData.Find("data/security/bypass_cases_sample.jsonl");
        if (path is null) Assert.Skip("the sample is missing: no folder shared/data/security beside the repository");
        var cases = File.ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement).Where(item => Text(item, "kind") == "command").ToList();

        Assert.NotEmpty(cases);
        Assert.All(cases, item =>
        {
            var (allow, deny) = Lists(Text(item, "allowlist"));
            var command = Text(item, "input");
            var exact = Judging.Judge(command, policy: Judging.Exactly(allow, deny));
            Assert.True(exact.Verdict != Verdict.Allow, $"{Text(item, "id")} {command}\n{Judging.Explain(exact)}");
            Assert.NotEqual(Verdict.Allow, Judging.Judge(command).Verdict);
        });

        static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
    }

    [Theory]
    [InlineData("allow cat", "cat ../app-evil/x")]
    [InlineData("allow cat", "cat file:///etc/passwd")]
    [InlineData("allow touch", "touch .git/hooks/pre-commit")]
    [InlineData("allow touch", "touch sub/.GIT/hooks/pre-commit")]
    [InlineData("allow tee", "tee .vscode/settings.json")]
    [InlineData("allow cp", "cp a b/x.code-workspace")]
    [InlineData("allow cp", "cp -t .claude a")]
    [InlineData("allow cat, cd", "cd sub/../.. && cat x")]
    [InlineData("allow cat, cd", "cd sub; cat ../x")]
    [InlineData("allow cat, cd", "cd a || cd b && cat ../x")]
    [InlineData("allow cat, cd", "{ cd sub; } && cat x")]
    [InlineData("allow cat, cd", "command cd .. && cat x")]
    [InlineData("allow ls", "ls\nrm x")]
    [InlineData("allow ls", "ls;rm x")]
    [InlineData("allow ls", "ls|rm x")]
    [InlineData("allow ls", "ls 'a\nb' \"`rm x`\"")]
    [InlineData("allow cat", "cat <<E\n$(rm x)\nE\n")]
    [InlineData("allow cat", "cat < ../x")]
    [InlineData("allow ls", "/tmp/evil/ls")]
    [InlineData("allow ls", "PATH=. ls")]
    [InlineData("allow ls", "LD_PRELOAD=./x ls")]
    [InlineData("allow ls", "time -o /etc/x ls")]
    [InlineData("allow ls", "env LD_PRELOAD=./x ls")]
    [InlineData("allow ls", "env -S 'sh -c id' ls")]
    [InlineData("allow ls", "sudo ls")]
    [InlineData("allow xargs, ls", "xargs rm")]
    [InlineData("allow sort", "sort --compress-p=sh x")]
    [InlineData("allow sort", "sort -uo ../x y")]
    [InlineData("allow sort", "sort -o/etc/x y")]
    [InlineData("allow sed", "sed -n '1e id' x")]
    [InlineData("allow sed", "sed 's/a/b/w /etc/x' y")]
    [InlineData("allow sed", "sed -i s/a/b/ ../y")]
    [InlineData("allow sed", "sed --in-place=../z s/a/b/ y")]
    [InlineData("allow sed", "sed --expr='1e id' x")]
    [InlineData("allow git", "git log --output=../x")]
    [InlineData("allow git", "git diff --ext-diff")]
    [InlineData("allow git", "git grep -Oless x")]
    [InlineData("allow git", "git grep --open-files=less x")]
    [InlineData("allow git", "git clone 'ext::sh -c id' x")]
    [InlineData("allow git", "git config core.pager ./x")]
    [InlineData("allow git", "git unknown-alias")]
    [InlineData("allow git", "git rebase -x id HEAD~1")]
    [InlineData("allow git", "git fetch --upload-pack=id .")]
    [InlineData("allow git", "git diff --no-index /etc/passwd x")]
    [InlineData("allow git", "git help log")]
    [InlineData("allow git", "git log --help")]
    [InlineData("allow find", "find . -delete")]
    [InlineData("allow find", "find . -fprint x")]
    [InlineData("allow find", "find / -name x")]
    [InlineData("allow find", "find . -okdir id ;")]
    [InlineData("allow rg", "rg --hostname-bin=./x a")]
    [InlineData("allow rg", "rg -z a")]
    [InlineData("allow grep", "grep -r a /etc")]
    [InlineData("allow grep", "grep -f/etc/passwd x")]
    [InlineData("allow tar", "tar xf a.tar --checkpoint=1 --checkpoint-action=exec=sh")]
    [InlineData("allow tar", "tar -xIsh -f a.tar")]
    [InlineData("allow make", "make SHELL=./x")]
    [InlineData("allow make", "make --eval='$(shell id)'")]
    [InlineData("allow make", "make -C ..")]
    [InlineData("allow python3", "python3 -c 'import os'")]
    [InlineData("allow python3", "python3 -Bc 'import os'")]
    [InlineData("allow python3", "python3 -")]
    [InlineData("allow python3", "python3")]
    [InlineData("allow python3", "python3 ../x.py")]
    [InlineData("allow python3", "python3 -m http.server")]
    [InlineData("allow node", "node -e 'x'")]
    [InlineData("allow node", "node --require ./x y.js")]
    [InlineData("allow node", "node -pe x")]
    [InlineData("allow perl", "perl -e x")]
    [InlineData("allow perl", "perl -ne x y")]
    [InlineData("allow awk", "awk 'BEGIN{system(\"id\")}'")]
    [InlineData("allow vim", "vim -c '!id'")]
    [InlineData("allow less", "less x")]
    [InlineData("allow ssh", "ssh -oProxyCommand=id x")]
    [InlineData("allow rsync", "rsync -e 'sh -c id' a b")]
    [InlineData("allow zip", "zip a.zip x -T -TT 'sh -c id'")]
    [InlineData("allow curl", "curl -o ../x http://x")]
    [InlineData("allow npm", "npm publish")]
    [InlineData("allow npm", "npm --prefix .. test")]
    [InlineData("allow npm", "npm run x --script-shell=./y")]
    [InlineData("allow dotnet", "dotnet build @x.rsp")]
    [InlineData("allow dotnet", "dotnet ./evil.dll")]
    [InlineData("allow go", "go test -exec ./x ./...")]
    [InlineData("allow go", "go env -w GOFLAGS=-toolexec=x")]
    [InlineData("allow cargo", "cargo --config build.rustc-wrapper=x build")]
    [InlineData("allow bash", "bash -c 'rm x'")]
    [InlineData("allow bash", "bash -lc git status")]
    [InlineData("allow bash", "bash")]
    [InlineData("allow bash", "bash -s")]
    [InlineData("allow bash", "bash -c \"$x\"")]
    [InlineData("allow eval", "eval ls")]
    [InlineData("allow export", "export PATH=.")]
    [InlineData("allow tee", "tee /etc/x")]
    [InlineData("allow cp", "cp a ../b")]
    [InlineData("allow mv", "mv a .git")]
    [InlineData("allow uniq", "uniq a ../b")]
    [InlineData("allow ls", "ls \"$HOME\"")]
    [InlineData("allow ls", "ls *")]
    [InlineData("allow ls", "ls ~")]
    [InlineData("allow ls", "(ls)")]
    [InlineData("allow ls", "ls > out.txt")]
    [InlineData("allow ls", "ls &> out.txt")]
    [InlineData("allow git status", "'git status'")]
    [InlineData("allow ls", "ls() { rm x; }; ls")]
    [InlineData("allow ls", "alias ls=rm; ls x")]
    [InlineData("allow ls", "$'ls'")]
    [InlineData("allow printf, tee, sh", "printf 'rm -rf y' | tee s.sh; sh s.sh")]
    [InlineData("allow printf, tee, sh", "printf 'rm -rf y' | tee s.sh | sh s.sh")]
    [InlineData("allow sed, npm", "sed -i s/a/b/ package.json && npm test")]
    [InlineData("allow printf, make", "printf 'x:\\n\\trm y' | make -f -")]
    [InlineData("allow printf, make", "printf 'x:\\n\\trm y' | make --file=/dev/stdin")]
    [InlineData("allow make", "make CC='rm -rf y #'")]
    [InlineData("allow make; deny rm", "make CC=rm")]
    [InlineData("allow npx", "npx -c 'rm -rf y'")]
    [InlineData("allow npx; deny rm", "npx rm -rf y")]
    [InlineData("allow npx; deny rm", "npx --package x rm y")]
    [InlineData("allow npm; deny rm", "npm exec -- rm -rf y")]
    [InlineData("allow npm", "npm exec --call 'rm y'")]
    [InlineData("allow pnpm; deny rm", "pnpm exec rm y")]
    [InlineData("allow uv; deny rm", "uv run rm y")]
    [InlineData("allow poetry; deny rm", "poetry run env rm y")]
    [InlineData("allow dotnet", "dotnet build -p:PreBuildEvent='rm -rf y'")]
    [InlineData("allow dotnet", "dotnet build --property PostBuildEvent='rm -rf y'")]
    [InlineData("allow dotnet; deny rm", "dotnet build /p:A=1;PostBuildEvent=rm")]
    [InlineData("allow pylint", "pylint --init-hook='import os' x")]
    [InlineData("allow pylint", "pylint --init-h='import os' x")]
    [InlineData("allow mypy; deny rm", "mypy --python-executable=rm x")]
    [InlineData("allow python3", "python3 -m pylint --init-hook 'import os' x")]
    [InlineData("allow python3", "python3 -m timeit 'import os'")]
    [InlineData("allow tox; deny rm", "tox exec -- rm y")]
    [InlineData("allow mvn; deny rm", "mvn exec:exec -Dexec.executable=rm")]
    [InlineData("allow mvn", "mvn exec:exec -Dexec.executable=sh -Dexec.args='-c id'")]
    [InlineData("allow cmake", "cmake -E rm -rf y")]
    [InlineData("allow cmake; deny rm", "cmake -DCMAKE_C_COMPILER=rm .")]
    [InlineData("allow gcc", "gcc -wrapper rm,-rf x.c")]
    [InlineData("allow rustc", "rustc -C linker=rm x.rs")]
    [InlineData("allow go", "go test --exec rm ./...")]
    [InlineData("allow go", "go build -ldflags='-extld=rm' .")]
    [InlineData("allow bash, test", "bash -c 'test -v \"a[\\$(rm x)]\"'")]
    [InlineData("allow bash", "bash +x ../x.sh")]
    [InlineData("allow bundle; deny rm", "bundle exec rm y")]
    [InlineData("allow ls", "ls -\u200bla")]
    public void Judge_TheLikesOfIt_ApprovesNothing(string allowlist, string command)
    {
        var (allow, deny) = Lists(allowlist);

        var judgement = Judging.Judge(command, policy: Judging.Exactly(allow, deny));

        Assert.True(judgement.Verdict != Verdict.Allow, Judging.Explain(judgement));
    }

    [Fact]
    public void Judge_AWorkingDirectoryOutside_IsNotApproved() =>
        Assert.Equal("policy.path_outside", Judging.Judge("ls", Judging.Sandboxed with { WorkingDirectory = "/home/user" }).Code);

    private static (List<string> Allow, List<string> Deny) Lists(string allowlist)
    {
        var allow = new List<string>();
        var deny = new List<string>();
        foreach (var part in allowlist.Split(';', StringSplitOptions.TrimEntries))
        {
            var space = part.IndexOf(' ');
            var list = part[..space] == "deny" ? deny : allow;
            list.AddRange(part[(space + 1)..].Split(',', StringSplitOptions.TrimEntries));
        }

        return (allow, deny);
    }
}
