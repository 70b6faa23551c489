package org.yihaotong.routing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;

/**
 * Who is responsible for a talk, and how that passes to somebody else. The contact stays
 * one contact with its first join time. Moves nothing in Asterisk: whoever asks does that
 * after it was stored.
 */
public interface TalkWork {

	/**
	 * An agent's talk.
	 *
	 * @param reservation its key
	 * @param contact the call
	 * @param agent who has it
	 * @param seat the agent's telephone
	 */
	record Talk(UUID reservation, ContactId contact, StaffId agent, Seat seat) {
	}

	/**
	 * Finds a talk that an agent has.
	 * @param agent the agent
	 * @param reservation its key
	 * @return the talk
	 * @throws org.yihaotong.platform.Refusal if no such talk goes on
	 */
	Talk own(StaffId agent, UUID reservation);

	/**
	 * Finds the talk of a contact, also when its agent has just hung up.
	 * @param contact the call
	 * @return empty if no agent has it
	 */
	Optional<Talk> of(ContactId contact);

	/**
	 * Gives the contact back to the queue, before all others of its priority.
	 * @param talk the talk
	 */
	void toQueue(Talk talk);

	/**
	 * Gives the contact back to the queue for the agents of a skill group, before all
	 * others of its priority; for a while, then for everybody.
	 * @param talk the talk
	 * @param group the group
	 */
	void toGroup(Talk talk, Skill group);

	/**
	 * Offers the contact to a colleague.
	 * @param talk the talk
	 * @param colleague who
	 * @return the offer, with which the colleague's telephone has to be rung
	 * @throws org.yihaotong.platform.Refusal if the colleague is not free
	 */
	Talk toColleague(Talk talk, StaffId colleague);

	/**
	 * Takes {@link #toQueue}, {@link #toGroup} or {@link #toColleague} back, because the
	 * call could not be moved.
	 * @param talk as it was before
	 */
	void undo(Talk talk);

	/**
	 * Asks a colleague into the talk: nothing else is offered to the colleague meanwhile.
	 * Ends with {@link #handOver}, or by itself when the party has left.
	 * @param talk the talk
	 * @param colleague who
	 * @param party what telephony knows the attempt by
	 * @return the colleague's telephone
	 * @throws org.yihaotong.platform.Refusal if the colleague is not free
	 */
	Seat consult(Talk talk, StaffId colleague, UUID party);

	/**
	 * Ends what {@link #consult} began. Does nothing if it has ended.
	 * @param party the attempt
	 */
	void consultEnded(UUID party);

	/**
	 * Lists who has been asked into talks for long, whether or not they still take part.
	 * @param before those asked before then
	 * @return the attempts, which {@link #consultEnded} ends
	 */
	List<UUID> consulted(Instant before);

	/**
	 * Makes the colleague who was asked responsible.
	 * @param talk the talk
	 * @param party the attempt
	 */
	void handOver(Talk talk, UUID party);

	/**
	 * Has the screens of all who take part in a talk show how it stands now.
	 * @param contact the call
	 */
	void show(ContactId contact);

}
