/**
 * The pages for citizens: rendered by the server, usable without JavaScript.
 */
@NullMarked
package org.yihaotong.intake.portal;

import org.jspecify.annotations.NullMarked;
