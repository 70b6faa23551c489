/**
 * Tests of the recordings.
 */
@NullMarked
package org.yihaotong.recording;

import org.jspecify.annotations.NullMarked;
