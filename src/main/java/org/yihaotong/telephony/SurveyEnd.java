package org.yihaotong.telephony;

/**
 * How a call ended that was to ask a citizen how a case went.
 */
public enum SurveyEnd {

	/** A person answered and was asked; the answers are stored as they come. */
	TALKED,

	/** A person answered and hung up before the first question. */
	HUNG_UP,

	/** A voicemail or another machine answered. */
	VOICEMAIL,

	BUSY, NO_ANSWER,

	/** No such number, or the trunk is down. */
	UNREACHABLE,

	/** Somebody answered, and no server was there to ask. */
	LOST

}
