/**
 * The staff console in a real browser.
 */
@NullMarked
package org.yihaotong.console;

import org.jspecify.annotations.NullMarked;
