package org.yihaotong.telephony;

import java.time.Instant;
import java.util.Optional;

import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * Gives browser softphones the accounts by which they register, for a time.
 */
public interface SoftphoneAccounts {

	/**
	 * Returns the SIP account of a seat: the one that the agent has there while it is
	 * good for more than half of its time, else a new one. The one before stays good
	 * until its own end, so that no registration is refused meanwhile. Whatever others
	 * had at the seat ends. Belongs into the transaction that knows who sits there, and
	 * is followed by {@link #tell} once that is committed.
	 * @param seat the seat
	 * @param agent who sits there
	 * @return the account
	 */
	SoftphoneAccount issue(Seat seat, StaffId agent);

	/**
	 * Tells Asterisk which accounts of a seat are good, and waits until it knows.
	 * @param seat the seat
	 * @throws AsteriskAway if it could not be told
	 */
	void tell(Seat seat);

	/**
	 * Ends what an agent has at other seats than the given one, and what others have at
	 * that seat. Belongs into the transaction that changes who sits where: Asterisk is
	 * told by itself once that is committed.
	 * @param agent who
	 * @param seat where the agent sits now; empty: nowhere
	 */
	void keepOnly(StaffId agent, Optional<Seat> seat);

	/**
	 * A SIP account over WebSocket.
	 *
	 * @param uri address of record, {@code sip:seat-1001@host}
	 * @param webSocketUrl where JsSIP connects, {@code ws://host:port/ws}
	 * @param username authorisation user
	 * @param password authorisation password
	 * @param expiresAt until when it may be used to register
	 * @param renewInSeconds when to ask for the next one, by whatever clock
	 */
	record SoftphoneAccount(String uri, String webSocketUrl, String username, String password, Instant expiresAt,
			long renewInSeconds) {

		@Override
		public String toString() {
			return this.uri;
		}

	}

}
