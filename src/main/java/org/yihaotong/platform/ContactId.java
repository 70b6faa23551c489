package org.yihaotong.platform;

import java.util.UUID;

/**
 * Identifies one approach by one citizen over one channel.
 *
 * @param value a random UUID
 */
public record ContactId(UUID value) {

	public static ContactId random() {
		return new ContactId(UUID.randomUUID());
	}

	/**
	 * Parses the textual form.
	 * @param text a UUID in its canonical form
	 * @return the identifier
	 * @throws IllegalArgumentException if the text is no UUID
	 */
	public static ContactId of(String text) {
		return new ContactId(UUID.fromString(text));
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
