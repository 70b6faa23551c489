import { expect, test } from 'vitest';
import { backOff } from '../api/backOff';
import { cookieValue, Problem, problemOf } from '../api/http';
import type { Case } from '../api/types';
import { byDeadline, deadlineOf } from '../cases/deadlines';
import { grade } from '../wallboard/grades';
import { clock, day, duration, fileSize, likelihood, lineName, percent, urgency } from './format';
import { homeOf } from './home';
import { problemText } from './problemText';

test('clocks count up and never below zero', () => {
  expect(clock(7)).toBe('0:07');
  expect(clock(760)).toBe('12:40');
  expect(clock(3729)).toBe('1:02:09');
  expect(clock(-3)).toBe('0:00');
});

test('durations are coarse and in both languages', () => {
  expect(duration('zh', 5)).toBe('5 秒');
  expect(duration('zh', 190)).toBe('3 分钟');
  expect(duration('en', 7500)).toBe('2 h 5 min');
  expect(duration('en', 7200)).toBe('2 h');
  expect(duration('zh', 4 * 86400 + 3 * 3600)).toBe('4 天 3 小时');
});

test('says the year of a day', () => {
  expect(day('zh', '2027-05-28T04:00:00Z')).toBe('2027年5月28日');
  expect(day('en', '2027-05-28T04:00:00Z')).toBe('28 May 2027');
});

test('shares without a denominator are a dash', () => {
  expect(percent(0.891)).toBe('89 %');
  expect(percent(0.9571, 1)).toBe('95.7 %');
  expect(percent(null)).toBe('–');
  expect(percent(Number.NaN)).toBe('–');
});

test('no likelihood is said to be all or nothing', () => {
  expect([1, 0.9951, 0.9949, 0.83, 0.005, 0.0049, 0].map(likelihood)).toEqual(['> 99 %', '> 99 %', '99 %', '83 %', '1 %', '< 1 %', '< 1 %']);
});

test('sizes of files', () => {
  expect(fileSize(900)).toBe('900 B');
  expect(fileSize(2048)).toBe('2 KB');
  expect(fileSize(5 * 1024 * 1024)).toBe('5.0 MB');
});

test('a deadline is overdue, soon or later', () => {
  const now = Date.parse('2026-01-10T00:00:00Z');
  expect(urgency('2026-01-09T23:59:59Z', now)).toBe('overdue');
  expect(urgency('2026-01-10T20:00:00Z', now)).toBe('soon');
  expect(urgency('2026-01-12T00:00:00Z', now)).toBe('later');
});

test('a case is to be signed for first and then to be closed; the next deadline comes first', () => {
  const now = Date.parse('2026-01-10T00:00:00Z');
  const of = (number: string, state: Case['state'], acceptBy: string, dueAt: string) => ({ number, state, acceptBy, dueAt }) as Case;
  const fresh = of('fresh', 'DISPATCHED', '2026-01-10T02:00:00Z', '2026-01-20T00:00:00Z');
  const old = of('old', 'IN_PROGRESS', '2026-01-01T00:00:00Z', '2026-01-09T00:00:00Z');
  expect(deadlineOf(fresh, now)).toEqual({ step: 'sign', at: fresh.acceptBy, urgency: 'soon' });
  expect(deadlineOf(old, now)).toEqual({ step: 'close', at: old.dueAt, urgency: 'overdue' });
  expect(deadlineOf(of('r', 'REPLIED', old.acceptBy, old.dueAt), now).urgency).toBe('later');
  expect(byDeadline([fresh, old], now).map(({ number }) => number)).toEqual(['old', 'fresh']);
});

test('waits longer with each failure, up to ten seconds', () => {
  expect([1, 2, 3, 4, 5, 6, 50].map((failures) => backOff(failures, 0))).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  expect(backOff(1, 1)).toBe(375);
});

test('reads the CSRF cookie among others', () => {
  expect(cookieValue('a=b; XSRF-TOKEN=t%2B1; c=d', 'XSRF-TOKEN')).toBe('t+1');
  expect(cookieValue('NOT-XSRF-TOKEN=x', 'XSRF-TOKEN')).toBeNull();
});

test('shows the words of the server, else its own', () => {
  expect(problemText('en', problemOf(409, { type: 'urn:yihaotong:problem:offer-gone', detail: 'Taken.' }))).toBe('Taken.');
  expect(problemText('en', problemOf(409, { type: 'urn:yihaotong:problem:offer-gone' }))).toContain('no longer yours');
  expect(problemText('zh', new Problem(0, 'unreachable', ''))).toContain('连不上');
  expect(problemText('en', problemOf(502, null))).toContain('502');
  expect(problemText('zh', new TypeError('x'))).toContain('出错');
});

test('grades figures against an aim and a floor', () => {
  expect(grade(0.96, 0.95, 0.9)).toBe('good');
  expect(grade(0.92, 0.95, 0.9)).toBe('warn');
  expect(grade(0.5, 0.95, 0.9)).toBe('bad');
  expect(grade(-20, -15, -60)).toBe('warn');
});

test('each role has its home', () => {
  expect((['AGENT', 'DEPARTMENT', 'SUPERVISOR', 'ADMINISTRATOR'] as const).map((role) => homeOf(role))).toEqual(['agent', 'department', 'wallboard', 'wallboard']);
});

test('a line says its number once', () => {
  expect(lineName('12345', '12345政务服务便民热线')).toBe('政务服务便民热线');
  expect(lineName('12315', '市场监管投诉举报')).toBe('市场监管投诉举报');
  expect(lineName('12345', '12345')).toBe('12345');
});

test('the page of the queue is there for supervisors and administrators alone', () => {
  expect((['AGENT', 'DEPARTMENT', 'SUPERVISOR', 'ADMINISTRATOR'] as const).map((role) => homeOf(role, '#queue'))).toEqual(['agent', 'department', 'queue', 'queue']);
});

test('the page of the models is there for administrators alone', () => {
  expect((['AGENT', 'DEPARTMENT', 'SUPERVISOR', 'ADMINISTRATOR'] as const).map((role) => homeOf(role, '#models'))).toEqual(['agent', 'department', 'wallboard', 'models']);
  expect((['AGENT', 'DEPARTMENT', 'SUPERVISOR', 'ADMINISTRATOR'] as const).map((role) => homeOf(role, '#agents'))).toEqual(['agent', 'department', 'team', 'wallboard']);
  expect((['AGENT', 'DEPARTMENT', 'SUPERVISOR', 'ADMINISTRATOR'] as const).map((role) => homeOf(role, '#agent-settings'))).toEqual(['agent', 'department', 'wallboard', 'desks']);
});

test('the page of the lines is there for supervisors and administrators alone', () => {
  expect(homeOf('ADMINISTRATOR', '#lines')).toBe('lines');
  expect(homeOf('SUPERVISOR', '#lines')).toBe('lines');
  expect(homeOf('AGENT', '#lines')).toBe('agent');
});
