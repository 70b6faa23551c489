package org.yihaotong.telephony;

import java.util.UUID;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Seat;

/**
 * Calls citizens back, the agent first. Nothing here waits for a person: outcomes arrive
 * as {@link CallEvent.CallBack}s, as {@link CallEvent.OfferAnswered} once both talk, and
 * as {@link CallEvent.OfferFailed} when the agent's telephone was not answered.
 */
public interface CallBackControl {

	/**
	 * Rings an agent's telephone. Followed by {@link CallEvent.CallBack.AgentReady} or
	 * {@link CallEvent.OfferFailed}.
	 * @param contact whom the call-back is for
	 * @param offer identifies the attempt in later events
	 * @param seat whose telephone rings
	 * @throws AsteriskAway if Asterisk does not answer or refuses
	 */
	void ringAgent(ContactId contact, UUID offer, Seat seat);

	/**
	 * Calls the citizen while the agent hears the ringing, if {@link OutboundGuard} lets
	 * it. A voice that talks on and on, as machines do, is asked to press a key first.
	 * Followed by {@link CallEvent.OfferAnswered} or {@link CallEvent.CallBack.Missed}.
	 * @param offer the attempt, whose agent is ready
	 * @param citizen whom to call
	 * @return false if the number may not be called now
	 * @throws AsteriskAway if Asterisk does not answer or refuses
	 */
	boolean dialCitizen(UUID offer, PhoneNumber citizen);

	/**
	 * Ends an attempt on both sides, also one that an earlier life of this server began.
	 * An agent who is still rung is told of by {@link CallEvent.OfferFailed}; nothing
	 * else is told any more. Does nothing to a talk.
	 * @param offer the attempt
	 */
	void cancel(UUID offer);

}
