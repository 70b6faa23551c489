package org.yihaotong.intake;

import org.springframework.http.HttpStatus;
import org.yihaotong.platform.Refusal;

/**
 * Something about a contact that cannot be done.
 */
public class ContactRefused extends Refusal {

	public ContactRefused(HttpStatus status, String code, String message, Object... arguments) {
		super(status, code, message, arguments);
	}

	static ContactRefused notFound() {
		return new ContactRefused(HttpStatus.NOT_FOUND, "contact-not-found", "No such contact");
	}

}
