/**
 * The reports: what the event log tells, as a table for people and spreadsheets.
 */
@NullMarked
package org.yihaotong.supervision.report;

import org.jspecify.annotations.NullMarked;
