package org.yihaotong.telephony.softphone;

import java.util.List;
import java.util.Optional;

/**
 * What Asterisk keeps of a seat's passwords: 32 hexadecimal digits each.
 *
 * @param present the newest one
 * @param before the one that it renewed, while that is good too
 */
public record SeatDigests(Optional<String> present, Optional<String> before) {

	/** Nobody may register by an issued password. */
	static final SeatDigests NONE = new SeatDigests(Optional.empty(), Optional.empty());

	static SeatDigests of(List<String> newestFirst) {
		return new SeatDigests(newestFirst.stream().findFirst(), newestFirst.stream().skip(1).findFirst());
	}

	@Override
	public String toString() {
		return "SeatDigests[" + this.present.isPresent() + ", " + this.before.isPresent() + "]";
	}

}
