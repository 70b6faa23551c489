package org.yihaotong.lines;

import java.util.regex.Pattern;

/**
 * A group of agents that a call may be kept for, for example a utility's own staff in
 * this centre.
 *
 * @param value lower-case letters, digits and hyphens
 */
public record SkillGroup(String value) {

	private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,19}");

	public SkillGroup {
		if (!isOne(value)) {
			throw new IllegalArgumentException("Not a skill group: " + value);
		}
	}

	static boolean isOne(String text) {
		return FORM.matcher(text).matches();
	}

	@Override
	public String toString() {
		return this.value;
	}

}
