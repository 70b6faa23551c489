package org.yihaotong.classification;

/**
 * Understands a request, in-process and in bounded time, whatever the text.
 */
public interface Classifier {

	/**
	 * Classifies a text.
	 * @param text what the citizen said or wrote; anything, also empty
	 * @return the three likeliest categories and how sure the answer is
	 */
	Classification classify(String text);

}
