package org.yihaotong.telephony;

import org.yihaotong.platform.Seat;

/**
 * Tells a browser softphone how to register.
 */
public interface SoftphoneAccounts {

	/**
	 * Returns the SIP account of a seat.
	 * @param seat the seat
	 * @return the account
	 */
	SoftphoneAccount account(Seat seat);

	/**
	 * A SIP account over WebSocket.
	 *
	 * @param uri address of record, {@code sip:seat-1001@host}
	 * @param webSocketUrl where JsSIP connects, {@code ws://host:port/ws}
	 * @param username authorisation user
	 * @param password authorisation password
	 */
	record SoftphoneAccount(String uri, String webSocketUrl, String username, String password) {

		@Override
		public String toString() {
			return this.uri;
		}

	}

}
