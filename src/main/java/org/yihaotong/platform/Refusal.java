package org.yihaotong.platform;

import org.springframework.http.HttpStatus;

/**
 * An expected refusal: something that a person asked for and that cannot be done, said in
 * words for that person. Mapped once to problem+json (RFC 9457) with the code as the last
 * part of the type and as the key {@code refusal.CODE} of the message bundles.
 */
public abstract class Refusal extends RuntimeException {

	private final HttpStatus status;

	private final String code;

	private final transient Object[] arguments;

	protected Refusal(HttpStatus status, String code, String message, Object... arguments) {
		super(message);
		this.status = status;
		this.code = code;
		this.arguments = arguments.clone();
	}

	public HttpStatus status() {
		return this.status;
	}

	public String code() {
		return this.code;
	}

	/**
	 * Returns what fills the places of the message {@code refusal.CODE}.
	 * @return a copy; may be empty
	 */
	public Object[] arguments() {
		return this.arguments.clone();
	}

}
