import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { MAX_RECIPE, decodeRecipe } from './decode-recipe';
import { recipeBytes } from './log.fixture';
import { coveredFields, formulaText } from './recipe';

const text = Buffer.from(recipeBytes('aster-audit')).toString();
const aster = (): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;
const decode = (value: unknown): ReturnType<typeof decodeRecipe> => decodeRecipe(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));

describe('a recipe file', () => {
  it('says what is hashed, in order', () => {
    const decoded = decode(text);
    if ('fault' in decoded) throw new Error(decoded.fault);
    expect(coveredFields(decoded.recipe)).toEqual(['prevHash', 'eventType', 'timestamp', 'tenantId', 'policyModule', 'policyFunction', 'success']);
    expect(formulaText(decoded.recipe)).toBe('currentHash = SHA-256( prevHash ‖ eventType ‖ timestamp as java-instant time ‖ tenantId ‖ policyModule ‖ policyFunction ‖ success as "true" or "false" ), nothing between');
  });

  it.each([
    ['another schema', { ...aster(), schema: 'tamperscope.recipe/2' }, 'schema'],
    ['no schema', { ...aster(), schema: undefined }, 'schema'],
    ['a member that nobody knows', { ...aster(), seperator: '|' }, 'seperator'],
    ['an unknown member inside', { ...aster(), hash: { algorithm: 'sha256', field: 'h', salt: 'x' } }, 'salt'],
    ['another hash', { ...aster(), hash: { algorithm: 'md5', field: 'h' } }, 'algorithm'],
    ['an unknown way of writing', { ...aster(), preimage: { parts: [{ field: 'a', as: 'expression' }] } }, 'as'],
    ['an expression for a field', { ...aster(), preimage: { parts: [{ field: { if: 'x' } }] } }, 'field'],
    ['no parts', { ...aster(), preimage: { parts: [] } }, 'parts'],
    ['too many parts', { ...aster(), preimage: { parts: Array.from({ length: 65 }, () => ({ field: 'a' })) } }, 'more than 64'],
    ['a hash that does not cover the previous one', { ...aster(), preimage: { parts: [{ field: 'eventType' }, { literal: 'prevHash' }, { field: ['a', 'prevHash'] }] } }, 'bind a record to the one before'],
    ['an empty path', { ...aster(), group: [] }, 'names no member'],
    ['no order', { ...aster(), order: null }, 'order'],
    ['no genesis', { ...aster(), previous: { field: 'prevHash' } }, 'genesis'],
    ['a long text', { ...aster(), title: 'x'.repeat(1001) }, 'longer'],
    ['half of a character', { ...aster(), title: '\ud800' }, 'half of a character'],
    ['lost digits of a time that has none', { ...aster(), preimage: { parts: [{ field: 't', as: 'time', form: 'seconds', recoverLostPrecision: true }] } }, 'java-instant'],
    ['an array', [], 'not an object'],
    ['nothing', '', 'empty'],
    ['a member twice', '{"schema":"tamperscope.recipe/1","schema":"tamperscope.recipe/1"}', 'twice'],
    ['too many bytes', ' '.repeat(MAX_RECIPE + 1), 'longer than'],
    ['deep nesting', '['.repeat(600), '512'],
  ])('is refused with its reason: %s', (_, value, reason) => {
    const decoded = decode(value);
    expect('fault' in decoded ? decoded.fault : '').toContain(reason);
  });

  it('is refused for a member that nobody knows, wherever it stands', () => {
    const whole = { ...aster(), group: 'tenantId', applies: { field: 'hashVersion', values: ['1'] }, shown: { who: [], what: [], where: [] }, detect: { present: [], absent: [] }, records: [{ form: 'array' }, { form: 'member', path: 'a' }], order: { by: 'field', field: 'id', gaps: 'normal', first: null } };
    expect(decode(whole)).toHaveProperty('recipe');
    const refused: string[] = [];
    const plant = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if (!Array.isArray(value)) {
        Object.assign(value, { seperator: '|' });
        const decoded = decode(whole);
        Reflect.deleteProperty(value, 'seperator');
        expect('fault' in decoded ? decoded.fault : 'taken', at).toContain('seperator');
        refused.push(at);
      }
      for (const [name, inner] of Object.entries(value)) plant(inner, `${at}/${name}`);
    };
    plant(whole, '');
    expect(refused.length).toBeGreaterThan(12);
  });

  it('is never code, and whatever else it is, decoding it gives an answer', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(aster())), (value, member) => {
      const decoded = decode({ ...aster(), [member]: value });
      return 'recipe' in decoded || decoded.fault.length > 0;
    }));
  });
});
