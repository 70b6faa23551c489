/**
 * Every figure, derived from the event log by one set of SQL (docs/statistics.md).
 */
@NullMarked
package org.yihaotong.supervision.statistics;

import org.jspecify.annotations.NullMarked;
