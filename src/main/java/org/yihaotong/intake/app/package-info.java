/**
 * What citizens may ask of the hotline without a telephone: send a message, follow it,
 * rate it.
 */
@NullMarked
package org.yihaotong.intake.app;

import org.jspecify.annotations.NullMarked;
