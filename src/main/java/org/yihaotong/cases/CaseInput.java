package org.yihaotong.cases;

/**
 * The limits of what people may write into a case.
 */
final class CaseInput {

	static final int TITLE = 120;

	static final int DESCRIPTION = 20_000;

	static final int PLACE = 200;

	static final int NAME = 60;

	static final int ANSWER = 5_000;

	static final int COMMENT = 1_000;

	static final int REASON = 200;

	private CaseInput() {
	}

	/** Checks a field that may be empty. */
	static String optional(String field, String text, int most) {
		String plain = text.strip();
		if (plain.length() > most) {
			throw CaseRefusals.badInput(field, field + " is longer than " + most + " characters", most);
		}
		if (plain.indexOf('\0') >= 0) {
			throw CaseRefusals.badInput(field, field + " holds a character that cannot be stored", most);
		}
		return plain;
	}

	/** Checks a field that must say something. */
	static String required(String field, String text, int most) {
		String plain = optional(field, text, most);
		if (plain.isEmpty()) {
			throw CaseRefusals.badInput(field, field + " is missing", most);
		}
		return plain;
	}

	static NewCase checked(NewCase request) {
		return new NewCase(request.contact(), request.channel(), request.category(), request.department(),
				required("title", request.title(), TITLE), optional("description", request.description(), DESCRIPTION),
				optional("place", request.place(), PLACE), optional("citizen-name", request.citizenName(), NAME),
				request.phone(), request.priority(), request.acceptHours(), request.workingDays());
	}

}
