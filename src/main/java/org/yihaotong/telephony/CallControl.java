package org.yihaotong.telephony;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Seat;

/**
 * Moves calls about in Asterisk. Nothing here waits for a person: outcomes arrive as
 * {@link CallEvent}s.
 */
public interface CallControl {

	/**
	 * Moves a waiting caller to a seat's softphone. Followed by
	 * {@link CallEvent.OfferAnswered} or {@link CallEvent.OfferFailed} (the caller is
	 * then back in the waiting room), or by {@link CallEvent.CallerLeft}.
	 * @param contact the waiting call
	 * @param offer identifies the attempt in later events
	 * @param seat whose softphone rings
	 * @throws CallNotFound if no such call waits in Asterisk
	 * @throws AsteriskAway if Asterisk does not answer, so that nothing is known
	 */
	void offer(ContactId contact, UUID offer, Seat seat);

	/**
	 * Stops an offer that still rings, or what the dialplan does for a caller while no
	 * server is there; the caller goes back to the waiting room.
	 * @param contact the call
	 */
	void withdraw(ContactId contact);

	/**
	 * Has the dialplan ask for the flow {@value Call#OVERFLOW} on a caller who waits,
	 * unless something was offered before. The caller waits on meanwhile. Does nothing if
	 * the call does not wait (any more).
	 * @param contact the call
	 * @throws AsteriskAway if Asterisk does not answer
	 */
	default void lineOverflows(ContactId contact) {
	}

	/**
	 * Ends a call for all that take part in it. Does nothing if the call has ended.
	 * @param contact the call
	 */
	void hangUp(ContactId contact);

	/**
	 * Lists the calls that are held now by each Asterisk that answers, to reconcile with
	 * after a restart. Of calls that are not there nothing follows: see {@link #look}.
	 * @return a snapshot
	 * @throws AsteriskAway if none can be reached or answers in time
	 */
	List<LiveCall> liveCalls();

	/**
	 * Lists the calls as {@link #liveCalls} does, and tells what is known of others.
	 * @return a snapshot
	 * @throws AsteriskAway if none can be reached or answers in time
	 */
	default Look look() {
		return new Look(liveCalls(), Map.of(), Set.of());
	}

	/**
	 * Tells whether an Asterisk answers at present.
	 * @return false while there is no connection to any
	 */
	boolean connected();

	/**
	 * Lists those of several Asterisks that give no answer.
	 * @return their names
	 */
	default List<String> away() {
		return List.of();
	}

	/**
	 * Tells whether the dialplan is told that callers are brought to agents. When it was
	 * not for its patience, it rings the softphones itself. Costs nothing.
	 * @return false while something vital to that is away
	 */
	boolean delivers();

	/**
	 * Calls somebody, plays a notice and waits for one key. The number called is never
	 * shown to anybody else; the caller shown is the hotline.
	 * @param callee whom to call
	 * @param notice the sound to play, repeated until a key comes, three times at most
	 * @return completes with the outcome, at the latest after 60 s of ringing and the
	 * notices
	 */
	CompletableFuture<NoticeOutcome> callWithNotice(PhoneNumber callee, Path notice);

}
