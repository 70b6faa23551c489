/**
 * Fits a recogniser to the words of this hotline: n-grams counted over the project's own
 * texts become a new {@code Gr.fst} for a Vosk model with a lookahead graph.
 */
@NullMarked
package org.yihaotong.speech.adapt;

import org.jspecify.annotations.NullMarked;
