package org.yihaotong.telephony;

import java.util.Optional;

import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * Stands in where there is no database: nobody can sign in there.
 */
class NoSoftphones implements SoftphoneAccounts {

	@Override
	public SoftphoneAccount issue(Seat seat, StaffId agent) {
		throw new IllegalStateException("No softphones without a database");
	}

	@Override
	public void tell(Seat seat) {
	}

	@Override
	public void keepOnly(StaffId agent, Optional<Seat> seat) {
	}

}
