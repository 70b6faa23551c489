package org.yihaotong.talk;

/**
 * Whom a talk may be passed on to. There is no free dialling: each is looked up in a
 * closed list.
 *
 * @param kind which list
 * @param id a colleague's account, a skill group or a department's code; empty for the
 * queue
 */
record TalkTarget(Kind kind, String id) {

	/** The lists. */
	enum Kind {

		/** Back to the queue, for whoever is free next. */
		QUEUE,

		/** Whoever is free next of a skill group; after a while whoever is free. */
		GROUP,

		/** An agent at work. */
		COLLEAGUE,

		/** A department's number. */
		DIRECTORY

	}

}
