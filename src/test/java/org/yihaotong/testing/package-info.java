/**
 * What tests share: real servers, started once for a test run.
 */
@NullMarked
package org.yihaotong.testing;

import org.jspecify.annotations.NullMarked;
