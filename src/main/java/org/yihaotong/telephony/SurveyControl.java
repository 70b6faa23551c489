package org.yihaotong.telephony;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;

/**
 * Calls citizens to ask how a case went, and says whether they are asked after a talk.
 * Nothing here waits for a person: the outcome of a call arrives as a
 * {@link CallEvent.SurveyEnded}. Whoever answers is talked with by the flow
 * {@value #FLOW}, whoever has talked by the flow {@value #AFTER_TALK}.
 */
public interface SurveyControl {

	/** The flow that the dialplan asks for when a person has answered. */
	String FLOW = "followup";

	/** The flow that the dialplan asks for when an agent has ended a talk. */
	String AFTER_TALK = "survey";

	/**
	 * Calls a citizen, if {@link OutboundGuard} lets it.
	 * @param attempt identifies the attempt in the later event, and in Asterisk
	 * @param contact the contact that led to the case
	 * @param citizen whom to call
	 * @return false if the number may not be called now
	 * @throws AsteriskAway if Asterisk does not answer or refuses
	 */
	boolean call(UUID attempt, ContactId contact, PhoneNumber citizen);

	/**
	 * Tells the dialplan whether to ask citizens after talks. Asterisk forgets it when it
	 * is started anew.
	 * @param least how long a talk must have lasted at least, in whole seconds; empty:
	 * nobody is asked
	 * @throws AsteriskAway if Asterisk does not answer
	 */
	void askAfterTalks(Optional<Duration> least);

}
