import { evaluationsIn } from './codeEvaluation';

it.each(['eval("1")', 'var f = new Function("a", "return a")', 'Function(body)()', 'new Function'])(
  'finds %s',
  (code) => {
    expect(evaluationsIn(code)).toHaveLength(1);
  },
);

it.each([
  ['the search for the global object', 'try{return this||new Function("return this")()}catch(e){}'],
  ['a method of that name', 'store.eval("1"); model.Function()'],
  ['a text that mentions it', 'var advice = "never new Function(x)"; // eval(1)'],
  ['a test for the type', 'value instanceof Function'],
])('leaves %s alone', (_, code) => {
  expect(evaluationsIn(`(function(){${code}\n})`)).toEqual([]);
});
