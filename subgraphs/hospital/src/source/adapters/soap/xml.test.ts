import { expect, test } from 'vitest';
import { BadAnswer } from '../adapter.ts';
import { childOf, descendantsOf, parseXml } from './xml.ts';

test('reads elements without their prefixes, and texts as they are', () => {
  const root = parseXml(`<?xml version="1.0" encoding="GB2312"?>
    <s:a xmlns:s="x"><!-- <z/> --><b t="1"> 0012 </b><b>1.50</b><c>&amp;lt;&#x4E2D;&#20013;<![CDATA[<&amp;>]]>&quot;</c><d/><e>null</e><?pi x?></s:a>`);
  expect(root.name).toBe('a');
  expect(descendantsOf(root, 'b').map(({ text }) => text)).toEqual([' 0012 ', '1.50']);
  expect(childOf(root, 'c')?.text).toBe('&lt;中中<&amp;>"');
  expect(childOf(root, 'd')).toEqual({ name: 'd', text: '', children: [] });
  expect(root.children.map(({ name }) => name)).toEqual(['b', 'b', 'c', 'd', 'e']);
});

test.each([
  '',
  'text',
  '<a>',
  '<a></b>',
  '<a/><b/>',
  '<a/>tail',
  'head<a/>',
  '<a b="1></a>',
  '<a>&nbsp;</a>',
  '<a>H & E</a>',
  '<a>&#0;</a>',
  '<a>&#xD800;</a>',
  '<a>&#x110000;</a>',
  '<a>\u0000</a>',
  '<a>\u000b</a>',
  '<a>&constructor;</a>',
  '<!DOCTYPE a><a/>',
  '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
  `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`,
  '<a><![CDATA[</a>',
  '<a><!-- </a>',
])('refuses %j', (document) => {
  expect(() => parseXml(document)).toThrow(BadAnswer);
});
