package org.yihaotong.telephony;

import java.util.UUID;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;

/**
 * Calls citizens to ask how a case went. Nothing here waits for a person: the outcome
 * arrives as a {@link CallEvent.SurveyEnded}. Whoever answers is talked with by the flow
 * {@value #FLOW}.
 */
public interface SurveyControl {

	/** The flow that the dialplan asks for when a person has answered. */
	String FLOW = "followup";

	/**
	 * Calls a citizen, if {@link OutboundGuard} lets it.
	 * @param attempt identifies the attempt in the later event, and in Asterisk
	 * @param contact the contact that led to the case
	 * @param citizen whom to call
	 * @return false if the number may not be called now
	 * @throws AsteriskAway if Asterisk does not answer or refuses
	 */
	boolean call(UUID attempt, ContactId contact, PhoneNumber citizen);

}
