namespace AetherFlow.Edits.Tests.Outlines.Scripts;

public sealed class ScriptDeclarationTests
{
    [Theory]
    [InlineData("import a, { b as c, type D } from 'm';", "Import m")]
    [InlineData("import * as all from \"./m\"", "Import ./m")]
    [InlineData("import 'side-effect';", "Import side-effect")]
    [InlineData("import type { T } from 'm' with { type: 'json' };", "Import m")]
    [InlineData("import type from 'm';", "Import m")]
    [InlineData("import x = require('m');", "Import m")]
    [InlineData("import x = A.B.C;", "Import A.B.C")]
    [InlineData("export * from 'm'; export * as n from 'n'; export { a, b as default } from 'o'; export type { T } from 'p'", "Import m|Import n|Import o|Import p")]
    [InlineData("import('m'); import.meta.url; export { a }; export as namespace X;", "")]
    [InlineData("export default function () {}", "Function ")]
    [InlineData("export default async function* name() {}", "Function name")]
    [InlineData("export default class extends A {}", "Class ")]
    [InlineData("export default () => 1", "Function ")]
    [InlineData("export default { data() {}, methods: { save: async () => {} } }", "Field |Method data|Field methods|Method methods.save")]
    [InlineData("export default a + b; export = c", "Field |Field ")]
    public void Of_ModuleSyntax_HasItsMembers(string text, string expected) => Expect(text, expected);

    [Theory]
    [InlineData("function f(a, { b }, ...c) {} async function g() {} function* h() {}", "Function f|Function g|Function h")]
    [InlineData("const f = () => {}, g = function named() {}, h = async x => x", "Function f|Function g|Function h")]
    [InlineData("const a = 1; let b, c = 2; var { d, e: f, ...g } = {}, [h, , [i = 1]] = []", "Field a|Field b|Field c|Field d|Field f|Field g|Field h|Field i")]
    [InlineData("function f() { const a = 1; const b = () => {}; function c() { class D { e() {} } } }", "Function f|Function f.b|Function f.c|Class f.c.D|Method f.c.D.e")]
    [InlineData("if (a) { function b() {} } else try { function c() {} } catch { for (;;) { class D {} } }", "Function b|Function c|Class D")]
    [InlineData("(function () { function a() {} const b = 1 })(); it('', () => { function c() {} })", "Function a|Function c")]
    [InlineData("const a = create(() => { function b() {} }), c = class { d() {} }", "Field a|Function a.b|Class c|Method c.d")]
    [InlineData("const a = { b() {}, 'c-d': () => 1, get e() { return 1 }, [f]: function () {}, g: 1, h, async *i() {}, ...j }", "Field a|Method a.b|Method a.c-d|Property a.e|Method a.[f]|Method a.i")]
    [InlineData("call({ b() { function c() {} } }); const a = { b() {} }.b", "Function c|Field a")]
    [InlineData("const a = { b() {} } satisfies T, c = { d() {} } as const", "Field a|Method a.b|Field c|Method c.d")]
    [InlineData("for (const a of b) for (const c in d) for (let i = 0; i < 1; i++) { var e = 1 }", "Field e")]
    [InlineData("using a = b; await using c = d", "Field a|Field c")]
    [InlineData("const 变量 = 1, \\u0061b\\u{62} = 2, \U00020000c = () => {}", "Field 变量|Field \\u0061b\\u{62}|Function \U00020000c")]
    [InlineData("let\na = 1\nlet = 2\nasync\nfunction f() {}", "Field a|Function f")]
    public void Of_FunctionsAndVariables_HasItsMembers(string text, string expected) => Expect(text, expected);

    [Theory]
    [InlineData("class A extends B(C).D { a = 1; #b; static c() {} get d() {} set d(v) {} async e() {} *f() {} [g]() {} 'h'() {} 1() {} #i() {} constructor() {} }",
        "Class A|Field A.a|Field A.#b|Method A.c|Property A.d|Property A.d|Method A.e|Method A.f|Method A.[g]|Method A.h|Method A.1|Method A.#i|Constructor A.constructor")]
    [InlineData("class A { static { function b() {} } get; set; static; async; get\nx() {} static async *y() {} 'constructor'() {} }",
        "Class A|Function A.b|Field A.get|Field A.set|Field A.static|Field A.async|Property A.x|Method A.y|Constructor A.constructor")]
    [InlineData("class A { a = () => {}\n b = function () {}\n c = { d() {} }\n e = f(function () { function g() {} }) }",
        "Class A|Method A.a|Method A.b|Field A.c|Method A.c.d|Field A.e|Function A.e.g")]
    [InlineData("abstract class A<T extends B = C> extends D<T> implements E, F<T> { private readonly a?: T; declare b: string; abstract c(): void; override accessor d = 1; [key: string]: any; f(x: string): void; f(x: any) {} constructor(private readonly g = 1, public h?: T) { super() } }",
        "Class A|Field A.a|Field A.b|Method A.c|Field A.d|Property A.[key: string]|Method A.f|Method A.f|Constructor A.constructor")]
    [InlineData("return class Mixin extends Base { a() { class B {} } }", "Class B")]
    [InlineData("@d export class A { @e() @f.g({ h: 1 }) i: string; @j [k]() {} }", "Class A|Field A.i|Method A.[k]")]
    public void Of_Classes_HasItsMembers(string text, string expected) => Expect(text, expected);

    [Theory]
    [InlineData("interface A<T> extends B, C<T> { a: string, b?(x: T): void\n readonly c: { d: 1 }; new (x: number): A; (y: string): void; [k: string]: any; get e(): T }",
        "Interface A|Property A.a|Method A.b|Property A.c|Constructor A.new|Method A|Property A.[k: string]|Property A.e")]
    [InlineData("const enum A { B, 'C-D' = 1 << 2, E = `x`.length } declare enum F {}", "Enum A|EnumMember A.B|EnumMember A.C-D|EnumMember A.E|Enum F")]
    [InlineData("type A = { a: 1; b(): void }; type B<T> = T extends (infer U extends string)[] ? U : never; type C = { [K in keyof T as `x${K}`]-?: T[K] }",
        "Type A|Property A.a|Method A.b|Type B|Type C")]
    [InlineData("type A = typeof x.y<B>; type C = abstract new (...a: any[]) => unique symbol; type D = (x: any) => asserts x is string; type E = [a?: string, ...b: C[]]; type F = -1 | `a${B}` | import('m').T<U>['k']",
        "Type A|Type C|Type D|Type E|Type F")]
    [InlineData("namespace A.B { export const c = 1; function d() {} } declare module 'e' { export default f } declare global { interface G {} } declare module 'h';",
        "Namespace A.B|Field A.B.c|Function A.B.d|Namespace e|Field e|Namespace global|Interface global.G|Namespace h")]
    [InlineData("declare function a(): void; declare const b: string, c: { d: 1 }; declare class E { f(): this is string }", "Function a|Field b|Field c|Class E|Method E.f")]
    [InlineData("function a(x): x is string {} function b(): () => { c: 1 } {} const d = <T,>(x: T): x is T => !x, e = async <T>(x: T) => x", "Function a|Function b|Function d|Function e")]
    [InlineData("const a = b < c > (d), e = f<g>(h), i = j as k<l>, m = <n>o, p = q! + r satisfies s; type\nt = 1; declare\nlet u", "Field a|Field e|Field i|Field m|Field p|Field u")]
    [InlineData("const a = b ? (c) : d => e, f = g ? (h): i => j : k, l = m ? (n) => ({ n }) : o => ({ o })", "Field a|Field f|Field l")]
    [InlineData("abstract\nclass A {} namespace\nB\n{} type = 1; module.exports = {}; interface\nC\n{ }", "Class A")]
    public void Of_TypeScript_HasItsMembers(string text, string expected) => Expect(text, expected);

    [Theory]
    [InlineData("const A = () => <div a='{' b={() => { }} {...c} d-e=\"\n\" f:g>it's {/* none */} {x => <B.C />}<></></div>; function D() {}", "Function A|Function D")]
    [InlineData("function A() { return <a>{b ? <c/> : <d>}}</d>}</a> }", "Function A", true)]
    [InlineData("const a = <T,>(x: T) => x, b = <T extends U>(x: T) => x, c = <D<string> e />, f = <T extends={1} />, g = 1 < 2", "Function a|Function b|Field c|Field f|Field g")]
    [InlineData("const a = <b>`${c}`'\"//</b>; const d = 1", "Field a|Field d")]
    public void Of_Xml_HasItsMembers(string text, string expected, bool hasFault = false)
    {
        var outline = ScriptOutline.Of(text, SourceLanguage.TypeScriptXml);

        Assert.Equal(expected, Summary(outline));
        Assert.Equal(hasFault, !outline.Faults.IsEmpty);
    }

    [Theory]
    [InlineData("const a = b / c / d, e = /[/]}\\/'/g.test(f), g = (h) / 2, i = j++ / 2; if (k) /}/.test(l); function m() {} /}/.test(n)", "Field a|Field e|Field g|Field i|Function m")]
    [InlineData("const a = `}${`{${b}`}${{ c: `d` }.c}\\`${'}'}`; function e() {}", "Field a|Function e")]
    [InlineData("#!/usr/bin/env node {\n// function a() {}\n/* class B { */ const c = 'function d() {}', e = 1_000n, f = .5e-3, g = 0x1F, h = 1..toString()", "Field c|Field e|Field f|Field g|Field h")]
    [InlineData("a?.5:b; a?.b?.[c]?.(d)?.`e`; a ?? b; a ??= c; #d in e; x = y\n++z", "")]
    [InlineData("const a = 'b\\\nfunction c() {}', d = '\\'', e = \"\u2028\"", "Field a|Field d|Field e")]
    [InlineData("label: for (;;) { continue label } switch (a) { case b: function c() {} default: { class D {} } }", "Function c|Class D")]
    [InlineData("do x(); while (a) const b = yield / c; function* d() { yield /}/; yield* e; await\nf }", "Field b|Function d")]
    [InlineData("const a = async (b) => { await /}/ }, c = async(...d), e = async\nfunction f() {}", "Function a|Field c|Field e|Function f")]
    public void Of_LexicalTraps_HasItsMembers(string text, string expected) => Expect(text, expected, SourceLanguage.JavaScript);

    private static void Expect(string text, string expected, SourceLanguage language = SourceLanguage.TypeScript)
    {
        var outline = ScriptOutline.Of(text, language);

        Assert.Equal(expected, Summary(outline));
        Assert.Empty(outline.Faults);
    }

    private static string Summary(Outline outline) => string.Join('|', outline.All().Select(member => $"{member.Kind} {member.Path}"));
}
