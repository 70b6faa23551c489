package org.yihaotong.telephony.softphone;

import java.util.Map;

import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.AsteriskAway;

/**
 * Where one Asterisk keeps the issued passwords. It goes by them also while no server
 * lives.
 */
public interface PasswordBook {

	/**
	 * Writes what counts at a seat from now on.
	 * @param seat the seat
	 * @param digests all that counts there
	 * @throws AsteriskAway if it is not known to be written
	 */
	void write(Seat seat, SeatDigests digests);

	/**
	 * Reads the whole book.
	 * @return the seats at which something counts
	 * @throws AsteriskAway if there is no answer
	 */
	Map<Seat, SeatDigests> read();

}
