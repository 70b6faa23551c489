package org.yihaotong.platform;

import java.util.regex.Pattern;

/**
 * Something that an agent has learnt or belongs to, and that a contact may need.
 *
 * @param value a kind and a name, for example {@code lang:mn} (a language by its ISO 639
 * code), {@code group:heating} (a utility's own staff), {@code major:08} (a major
 * category); lower-case letters, digits and hyphens
 */
public record Skill(String value) implements Comparable<Skill> {

	/** The highest level; 1 is the lowest. */
	public static final int BEST = 3;

	private static final Pattern FORM = Pattern.compile("[a-z]{1,20}:[a-z0-9][a-z0-9-]{0,19}");

	public Skill {
		if (!isOne(value)) {
			throw new IllegalArgumentException("Not a skill: " + value);
		}
	}

	/**
	 * Tells whether a text names a skill. {@code agent:…} does not: nobody else could
	 * learn that.
	 * @param text the text
	 * @return whether it has the form
	 */
	public static boolean isOne(String text) {
		return FORM.matcher(text).matches() && !text.startsWith("agent:");
	}

	/**
	 * Reads what somebody has typed.
	 * @param text the text
	 * @return the skill
	 * @throws NoSkill if it is none
	 */
	public static Skill named(String text) {
		if (!isOne(text)) {
			throw new NoSkill(text);
		}
		return new Skill(text);
	}

	public static Skill language(String code) {
		return new Skill("lang:" + code);
	}

	/**
	 * Tells whether it is a language.
	 * @return true for {@code lang:…}
	 */
	public boolean isLanguage() {
		return this.value.startsWith("lang:");
	}

	/**
	 * Tells whether it is membership of a skill group.
	 * @return true for {@code group:…}
	 */
	public boolean isGroup() {
		return this.value.startsWith("group:");
	}

	/**
	 * Tells what comes after the kind.
	 * @return {@code heating} of {@code group:heating}
	 */
	public String name() {
		return this.value.substring(this.value.indexOf(':') + 1);
	}

	public static Skill group(String name) {
		return new Skill("group:" + name);
	}

	public static Skill major(CategoryCode category) {
		return new Skill("major:" + category.major());
	}

	@Override
	public int compareTo(Skill other) {
		return this.value.compareTo(other.value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
