// Prints what the TypeScript compiler sees in scripts, to compare outlines with. Reads one request a line from standard
// input, {"path": "a.ts", "text": "…"} with the text only where it is not that of the file, and answers each with one line.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const ts = createRequire(join(process.argv[2], 'index.js'))('typescript');
const { SyntaxKind: Kind } = ts;

class Walk {
  constructor(file) {
    this.file = file;
    this.text = file.text;
  }

  // Visits a node; its declarations become entries of `out`.
  visit(node, out, inFunction) {
    switch (node.kind) {
      case Kind.ImportDeclaration:
        this.children(node, out, inFunction);
        return out.push(this.member('Import', node, this.nameSpan(node.moduleSpecifier)));
      case Kind.ExportDeclaration:
        if (node.moduleSpecifier) out.push(this.member('Import', node, this.nameSpan(node.moduleSpecifier)));
        return;
      case Kind.ImportEqualsDeclaration:
        return out.push(this.member('Import', node, this.nameSpan(node.moduleReference.expression ?? node.moduleReference)));
      case Kind.ExportAssignment:
        return this.held(node.expression, node, null, 'Field', 'Function', out, inFunction);
      case Kind.FunctionDeclaration:
        this.decorators(node, out, inFunction);
        return out.push(this.member('Function', node, this.nameSpan(node.name), this.functionParts(node)));
      case Kind.ClassDeclaration:
        this.decorators(node, out, inFunction);
        return out.push(this.member('Class', node, this.nameSpan(node.name), this.classParts(node, inFunction)));
      case Kind.InterfaceDeclaration:
        return out.push(this.member('Interface', node, this.nameSpan(node.name), this.typeParts(node)));
      case Kind.TypeAliasDeclaration:
        return out.push(this.member('Type', node, this.nameSpan(node.name), node.type.kind === Kind.TypeLiteral ? this.typeParts(node.type) : {}));
      case Kind.EnumDeclaration:
        return out.push(this.member('Enum', node, this.nameSpan(node.name), this.enumParts(node)));
      case Kind.ModuleDeclaration:
        return this.namespace(node, out, inFunction);
      case Kind.VariableStatement:
        return this.variables(node, out, inFunction);
      case Kind.ClassExpression:
        return this.lift(this.classParts(node, inFunction).members, out);
      case Kind.ObjectLiteralExpression:
        return this.lift(this.objectMembers(node, inFunction), out);
      case Kind.ClassStaticBlockDeclaration:
        return this.children(node, out, true);
      default:
        return this.children(node, out, inFunction || ts.isFunctionLike(node));
    }
  }

  children(node, out, inFunction) {
    ts.forEachChild(node, child => { this.visit(child, out, inFunction); });
  }

  decorators(node, out, inFunction) {
    for (const modifier of node.modifiers ?? []) if (ts.isDecorator(modifier)) this.children(modifier, out, inFunction);
  }

  lift(members, out) {
    for (const member of members) if (member.ofValue) this.lift(member.members, out); else out.push(member);
  }

  namespace(node, out, inFunction) {
    let last = node;
    while (last.body?.kind === Kind.ModuleDeclaration) last = last.body;
    const name = node.name.kind === Kind.StringLiteral ? this.nameSpan(node.name) : [node.name.getStart(this.file), last.name.end];
    const parts = {};
    if (last.body) {
      parts.body = this.inner(last.body);
      parts.members = [];
      this.children(last.body, parts.members, inFunction);
    }
    out.push(this.member('Namespace', node, name, parts));
  }

  variables(statement, out, inFunction) {
    const all = statement.declarationList.declarations;
    for (const declaration of all) {
      const holder = all.length === 1 ? statement : declaration;
      if (declaration.name.kind === Kind.Identifier) {
        this.held(declaration.initializer, holder, this.nameSpan(declaration.name), inFunction ? null : 'Field', 'Function', out, inFunction);
        continue;
      }

      const members = [];
      this.children(declaration, members, inFunction);
      const names = [];
      this.patternNames(declaration.name, names);
      if (inFunction || names.length === 0) out.push(...members);
      else names.forEach((name, i) => out.push(this.member('Field', holder, name, { members: i === 0 ? members : [] })));
    }
  }

  patternNames(name, names) {
    if (name.kind === Kind.Identifier) names.push(this.nameSpan(name));
    else for (const element of name.elements) if (element.name) this.patternNames(element.name, names);
  }

  // What holds a value: a variable, a property, a default export. `plain` is its kind if the value makes none; null: no member then.
  held(expression, holder, name, plain, functionKind, out, inFunction, ofValue = false) {
    const value = expression && this.value(expression);
    const members = [];
    let kind = plain;
    let parts = {};
    switch (value?.kind) {
      case Kind.FunctionExpression:
      case Kind.ArrowFunction:
        kind = functionKind;
        parts = this.functionParts(value);
        break;
      case Kind.ClassExpression:
        kind = 'Class';
        parts = this.classParts(value, inFunction);
        this.decorators(value, members, inFunction);
        break;
      case Kind.ObjectLiteralExpression:
        parts = { body: this.inner(value), members: this.objectMembers(value, inFunction) };
        if (parts.members.length > 0) kind = 'Field';
        break;
      default:
        if (expression) this.visit(expression, members, inFunction);
    }
    if (kind) out.push({ ...this.member(kind, holder, name, { ...parts, members: [...members, ...parts.members ?? []] }), ofValue });
    else out.push(...members);
  }

  value(expression) {
    while (expression.kind === Kind.AsExpression || expression.kind === Kind.SatisfiesExpression || expression.kind === Kind.NonNullExpression) {
      expression = expression.expression;
    }
    return expression;
  }

  functionParts(node) {
    const members = [];
    for (const parameter of node.parameters) this.visit(parameter, members, true);
    if (node.body) this.visit(node.body, members, true);
    return { signature: this.signature(node), body: node.body && (node.body.kind === Kind.Block ? this.inner(node.body) : this.span(node.body)), members };
  }

  signature(node) {
    const close = ts.skipTrivia(this.text, node.parameters.end);
    const hasParentheses = this.text[node.parameters.pos - 1] === '(' && this.text[close] === ')';
    return hasParentheses ? [node.parameters.pos - 1, close + 1] : this.span(node.parameters[0]);
  }

  classParts(node, inFunction) {
    const members = [];
    const ofValue = node.kind === Kind.ClassExpression;
    for (const clause of node.heritageClauses ?? []) this.children(clause, members, inFunction);
    for (const element of node.members) {
      this.decorators(element, members, inFunction);
      if (element.name?.kind === Kind.ComputedPropertyName) this.visit(element.name, members, inFunction);
      const name = element.name && this.nameSpan(element.name);
      if (element.kind === Kind.PropertyDeclaration) this.held(element.initializer, element, name, 'Field', 'Method', members, true, ofValue);
      else if (element.kind === Kind.ClassStaticBlockDeclaration) this.visit(element, members, true);
      else if (element.kind !== Kind.SemicolonClassElement) members.push({ ...this.element(element, name), ofValue });
    }
    return { body: [node.members.pos, node.end - 1], members };
  }

  // A member of a class, an interface or an object literal that is no property.
  element(node, name) {
    switch (node.kind) {
      case Kind.Constructor:
        return this.member('Constructor', node, this.constructorName(node), this.functionParts(node));
      case Kind.MethodDeclaration:
        return this.member('Method', node, name, this.functionParts(node));
      case Kind.GetAccessor:
      case Kind.SetAccessor:
        return this.member('Property', node, name, this.functionParts(node));
      case Kind.IndexSignature:
        return this.member('Property', node, [node.parameters.pos - 1, ts.skipTrivia(this.text, node.parameters.end) + 1]);
      case Kind.PropertySignature:
        return this.member('Property', node, name);
      case Kind.MethodSignature:
        return this.member('Method', node, name, { signature: this.signature(node) });
      case Kind.CallSignature:
        return this.member('Method', node, null, { signature: this.signature(node) });
      case Kind.ConstructSignature:
        return this.member('Constructor', node, [node.getStart(this.file), node.getStart(this.file) + 3], { signature: this.signature(node) });
      default:
        throw new Error(`no member: ${Kind[node.kind]}`);
    }
  }

  constructorName(node) {
    const start = ts.skipTrivia(this.text, node.modifiers?.end ?? node.pos);
    return this.text[start] === 'c' ? [start, start + 11] : [start + 1, start + 12];
  }

  objectMembers(node, inFunction) {
    const members = [];
    for (const property of node.properties) {
      if (property.name?.kind === Kind.ComputedPropertyName) this.visit(property.name, members, inFunction);
      const name = property.name && this.nameSpan(property.name);
      if (property.kind === Kind.PropertyAssignment) this.held(property.initializer, property, name, null, 'Method', members, inFunction, true);
      else if (ts.isFunctionLike(property)) members.push({ ...this.element(property, name), ofValue: true });
      else this.children(property, members, inFunction);
    }
    return members;
  }

  typeParts(node) {
    const members = node.members.map(member => this.element(member, member.name && this.nameSpan(member.name)));
    return { body: [node.members.pos, node.end - 1], members };
  }

  enumParts(node) {
    return { body: [node.members.pos, node.end - 1], members: node.members.map(member => this.member('EnumMember', member, this.nameSpan(member.name))) };
  }

  member(kind, node, name, { signature, body, members } = {}) {
    let declaration = node.getStart(this.file);
    for (const modifier of node.modifiers ?? []) {
      if (!ts.isDecorator(modifier)) break;
      declaration = ts.skipTrivia(this.text, modifier.end);
    }
    return {
      kind,
      name: name ? this.text.slice(...name) : '',
      nameSpan: name ?? null,
      signature: signature ? this.text.slice(...signature) : null,
      full: [this.fullStart(node), node.end],
      declaration: [declaration, node.end],
      header: [declaration, body?.[0] ?? node.end],
      body: body ?? null,
      members: members ?? [],
    };
  }

  fullStart(node) {
    let start = node.getStart(this.file);
    for (const comment of (ts.getLeadingCommentRanges(this.text, node.pos) ?? []).reverse()) {
      const gap = this.text.slice(comment.end, start).match(/\r\n|[\n\r\u2028\u2029]/g) ?? [];
      if (gap.length > 1) break;
      start = comment.pos;
    }
    return start;
  }

  nameSpan(node) {
    if (!node) return null;
    const [start, end] = this.span(node);
    return node.kind === Kind.StringLiteral || node.kind === Kind.NoSubstitutionTemplateLiteral ? [start + 1, end - 1] : [start, end];
  }

  span(node) {
    return [node.getStart(this.file), node.end];
  }

  inner(node) {
    return [node.getStart(this.file) + 1, node.end - 1];
  }
}

// Rules of the grammar that the compiler leaves to its checker; its messages about syntax have numbers from 1000 to 1999.
function grammarErrors(file) {
  const host = {
    getSourceFile: name => name === file.fileName ? file : undefined,
    getDefaultLibFileName: () => 'lib.d.ts',
    getCurrentDirectory: () => '',
    getCanonicalFileName: name => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: name => name === file.fileName,
    readFile: () => undefined,
    writeFile: () => {},
  };
  const options = { noLib: true, noResolve: true, types: [], allowJs: true, checkJs: true, target: ts.ScriptTarget.Latest, jsx: ts.JsxEmit.Preserve };
  const program = ts.createProgram([file.fileName], options, host);
  return program.getSemanticDiagnostics(file).filter(error => error.code >= 1000 && error.code < 2000);
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  const text = request.text ?? readFileSync(request.path, 'utf8').replace(/^\uFEFF/, '');
  const file = ts.createSourceFile(request.path, text, ts.ScriptTarget.Latest, false);
  const answer = { errors: file.parseDiagnostics.map(error => error.start), members: [] };
  if (request.text === undefined) new Walk(file).children(file, answer.members, false);
  else if (answer.errors.length === 0) answer.grammar = grammarErrors(file).map(error => error.start);
  process.stdout.write(`${JSON.stringify(answer, (key, value) => key === 'ofValue' ? undefined : value)}\n`);
}
