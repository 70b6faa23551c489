/**
 * The pages of the console and what a person does on them.
 */
@NullMarked
package org.yihaotong.testing.pages;

import org.jspecify.annotations.NullMarked;
