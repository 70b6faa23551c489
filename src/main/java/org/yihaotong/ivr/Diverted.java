package org.yihaotong.ivr;

/**
 * The caller leaves the way of the flow: asks for a person or tells of an emergency, by a
 * key or in words. Thrown wherever a caller is listened to, so that no step has to think
 * of it.
 */
final class Diverted extends RuntimeException {

	private final Where where;

	Diverted(Where where) {
		super(where.name(), null, false, false);
		this.where = where;
	}

	Where where() {
		return this.where;
	}

	/** Where to. */
	enum Where {

		PERSON, EMERGENCY;

		/** 0 and # mean a person, 9 an emergency, wherever they are pressed. */
		static void check(char key) {
			switch (key) {
				case '0', '#' -> throw new Diverted(PERSON);
				case '9' -> throw new Diverted(EMERGENCY);
				default -> {
				}
			}
		}

	}

}
