package org.yihaotong.agents;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.access.StaffDirectory;
import org.yihaotong.access.StaffMember;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.platform.Refusal;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.AsteriskAway;
import org.yihaotong.telephony.SoftphoneAccounts;
import org.yihaotong.telephony.SoftphoneAccounts.SoftphoneAccount;

/**
 * Gives an agent the SIP account of the seat, and shows the seats.
 */
@RestController
class SoftphoneController {

	private final SoftphoneAccounts accounts;

	private final Softphones softphones;

	private final SeatDesk seats;

	private final StaffDirectory staff;

	SoftphoneController(SoftphoneAccounts accounts, Softphones softphones, SeatDesk seats, StaffDirectory staff) {
		this.accounts = accounts;
		this.softphones = softphones;
		this.seats = seats;
		this.staff = staff;
	}

	@GetMapping("/api/agent/softphone")
	SoftphoneAccount softphone(@AuthenticationPrincipal StaffPrincipal principal) {
		Softphones.Issued issued = this.softphones.issue(principal.member().id()).orElseThrow(NoSeat::new);
		try {
			this.accounts.tell(issued.seat());
		}
		catch (AsteriskAway ex) {
			throw new SoftphonesAway();
		}
		return issued.account();
	}

	@GetMapping("/api/agent/seats")
	List<Place> seats(@AuthenticationPrincipal StaffPrincipal principal) {
		Optional<Seat> own = principal.member().seat();
		return this.seats.all()
			.stream()
			.map((standing) -> new Place(standing.seat().value(), own.equals(Optional.of(standing.seat())),
					standing.holder().isEmpty(),
					standing.holder().flatMap(this.staff::find).map(StaffMember::displayName).orElse(null)))
			.toList();
	}

	/**
	 * A seat, as an agent sees it.
	 *
	 * @param seat its number
	 * @param own whether it belongs to the agent's account
	 * @param free whether nobody sits there
	 * @param holder who sits there
	 */
	record Place(String seat, boolean own, boolean free, @Nullable String holder) {
	}

	static final class SoftphonesAway extends Refusal {

		SoftphonesAway() {
			super(HttpStatus.SERVICE_UNAVAILABLE, "softphones-away", "Asterisk cannot be told the account at present");
		}

	}

	static final class NoSeat extends Refusal {

		NoSeat() {
			super(HttpStatus.CONFLICT, "no-seat", "No softphone belongs to this account");
		}

	}

}
