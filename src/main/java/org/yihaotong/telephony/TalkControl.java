package org.yihaotong.telephony;

import java.time.Duration;
import java.util.UUID;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;

/**
 * What can be done with a talk that goes on: hold, bring others in, pass it on. Nothing
 * here waits for a person: outcomes arrive as {@link CallEvent.Talk}s. Every method
 * throws {@link CallNotFound} if no such talk goes on and {@link AsteriskAway} if
 * Asterisk does not answer.
 */
public interface TalkControl {

	/**
	 * Lets the citizen hear music; the agent stays in the talk's room, alone or with
	 * others. Followed by {@link CallEvent.Talk.Held}.
	 * @param contact the talk
	 * @param alone how long the citizen may stay there when nobody is in the room (any
	 * more); after that the citizen waits for an agent again
	 */
	void hold(ContactId contact, Duration alone);

	/**
	 * Brings citizen and agent together in the talk's room; there is room for others.
	 * Nobody hears music. Followed by {@link CallEvent.Talk.Gathered}.
	 * @param contact the talk
	 */
	void gather(ContactId contact);

	/**
	 * Calls somebody into the talk's room, which must be open by {@link #hold} or
	 * {@link #gather}. Followed by {@link CallEvent.Talk.PartyJoined} or
	 * {@link CallEvent.Talk.PartyLeft}.
	 * @param contact the talk
	 * @param party who
	 */
	void call(ContactId contact, TalkParty party);

	/**
	 * Ends the call to a party, ringing or talking. Does nothing if it is over.
	 * @param party the attempt
	 */
	void dismiss(UUID party);

	/**
	 * Tells whether a party is in a talk or rings.
	 * @param party the attempt
	 * @return false if its telephone has been hung up, or was never rung
	 * @throws AsteriskAway if Asterisk does not answer
	 */
	boolean there(UUID party);

	/**
	 * Ends the agent's leg; the citizen talks on with those who are in the room, as after
	 * {@link #passedOn}.
	 * @param contact the talk
	 */
	void leave(ContactId contact);

	/**
	 * Says that the citizen talks on with somebody outside of this centre: afterwards
	 * nobody is asked how the talk was. Does nothing if the talk is over.
	 * @param contact the talk
	 */
	void passedOn(ContactId contact);

	/**
	 * Makes a seat that was called into the talk its agent, and ends the first agent's
	 * leg.
	 * @param contact the talk
	 * @param party the attempt by which the seat was called
	 * @param seat the seat
	 */
	void handOver(ContactId contact, UUID party, Seat seat);

	/**
	 * Moves the citizen back to the waiting room and ends the agent's leg. Followed by
	 * {@link CallEvent.Waiting}.
	 * @param contact the talk
	 */
	void toWaiting(ContactId contact);

	/**
	 * Moves the citizen to another seat, as {@link CallControl#offer} does with one who
	 * waits, and ends the agent's leg.
	 * @param contact the talk
	 * @param offer identifies the attempt in later events
	 * @param seat whose telephone rings
	 */
	void toSeat(ContactId contact, UUID offer, Seat seat);

}
