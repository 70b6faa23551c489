/**
 * Benchmarks: each prints its figures as one JSON line at its end.
 */
@NullMarked
package org.yihaotong.bench;

import org.jspecify.annotations.NullMarked;
