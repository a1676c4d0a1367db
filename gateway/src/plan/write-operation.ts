/** An operation as text, without a character that says nothing. Printing by graphql itself would take most of the time that normalising takes. */
import {
  type ArgumentNode,
  type DirectiveNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type TypeNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { LiftedLiterals } from './lift-literals.ts';

export function writeOperation(
  operation: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
  lifted: LiftedLiterals,
): string {
  const name = operation.name ? ` ${operation.name.value}` : '';
  const definitions = [
    ...(operation.variableDefinitions ?? []).map(writeDefinition),
    ...lifted.variables.map((variable) => `$${variable.name}:${variable.type}`),
  ];
  const variables = definitions.length > 0 ? `(${definitions.join()})` : '';
  const directives = writeDirectives(operation.directives);
  const selections = writeSelections(operation.selectionSet, lifted.names);
  return `${operation.operation}${name}${variables}${directives}${selections}${fragments
    .map((fragment) => writeFragment(fragment, lifted.names))
    .join('')}`;
}

const writeFragment = (fragment: FragmentDefinitionNode, names: LiftedLiterals['names']): string =>
  `fragment ${fragment.name.value} on ${fragment.typeCondition.name.value}${writeDirectives(fragment.directives)}${writeSelections(fragment.selectionSet, names)}`;

function writeDefinition({ variable, type, defaultValue, directives }: VariableDefinitionNode): string {
  const value = defaultValue ? `=${writeValue(defaultValue)}` : '';
  return `$${variable.name.value}:${writeType(type)}${value}${writeDirectives(directives)}`;
}

function writeType(type: TypeNode): string {
  switch (type.kind) {
    case Kind.NAMED_TYPE:
      return type.name.value;
    case Kind.LIST_TYPE:
      return `[${writeType(type.type)}]`;
    case Kind.NON_NULL_TYPE:
      return `${writeType(type.type)}!`;
  }
}

function writeSelections(set: SelectionSetNode, names: LiftedLiterals['names']): string {
  let text = '{';
  for (const selection of set.selections) {
    if (text.length > 1) text += ' ';
    text += writeSelection(selection, names);
  }
  return `${text}}`;
}

function writeSelection(selection: SelectionNode, names: LiftedLiterals['names']): string {
  const directives = writeDirectives(selection.directives);
  if (selection.kind === Kind.FRAGMENT_SPREAD) return `...${selection.name.value}${directives}`;
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    const condition = selection.typeCondition ? ` on ${selection.typeCondition.name.value}` : '';
    return `...${condition}${directives}${writeSelections(selection.selectionSet, names)}`;
  }
  const alias = selection.alias ? `${selection.alias.value}:` : '';
  const below = selection.selectionSet ? writeSelections(selection.selectionSet, names) : '';
  return `${alias}${selection.name.value}${writeArguments(selection.arguments, names)}${directives}${below}`;
}

function writeArguments(list: readonly ArgumentNode[] | undefined, names?: LiftedLiterals['names']): string {
  if (list === undefined || list.length === 0) return '';
  const written = list.map((argument) => {
    const variable = names?.get(argument);
    return `${argument.name.value}:${variable === undefined ? writeValue(argument.value) : `$${variable}`}`;
  });
  return `(${written.join()})`;
}

const writeDirectives = (directives: readonly DirectiveNode[] | undefined): string =>
  directives === undefined || directives.length === 0
    ? ''
    : directives.map((directive) => `@${directive.name.value}${writeArguments(directive.arguments)}`).join('');

function writeValue(value: ValueNode): string {
  switch (value.kind) {
    case Kind.VARIABLE:
      return `$${value.name.value}`;
    case Kind.NULL:
      return 'null';
    case Kind.STRING:
      // GraphQL has all of JSON's escapes.
      return JSON.stringify(value.value);
    case Kind.LIST:
      return `[${value.values.map(writeValue).join()}]`;
    case Kind.OBJECT:
      return `{${value.fields.map((field) => `${field.name.value}:${writeValue(field.value)}`).join()}}`;
    default:
      return String(value.value);
  }
}
