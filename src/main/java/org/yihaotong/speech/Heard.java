package org.yihaotong.speech;

/**
 * What was heard.
 *
 * @param text characters without spaces; empty when nothing was said or understood
 * @param confidence 0 to 1; 0 when nothing was understood
 */
public record Heard(String text, double confidence) {

	/** Nothing was heard or understood. */
	public static final Heard NOTHING = new Heard("", 0);

	public boolean understood() {
		return !this.text.isEmpty();
	}

}
