package org.yihaotong.agents;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.platform.Refusal;
import org.yihaotong.telephony.SoftphoneAccounts;
import org.yihaotong.telephony.SoftphoneAccounts.SoftphoneAccount;

/**
 * Gives an agent the SIP account of the seat.
 */
@RestController
class SoftphoneController {

	private final SoftphoneAccounts accounts;

	SoftphoneController(SoftphoneAccounts accounts) {
		this.accounts = accounts;
	}

	@GetMapping("/api/agent/softphone")
	SoftphoneAccount softphone(@AuthenticationPrincipal StaffPrincipal principal) {
		return principal.member().seat().map(this.accounts::account).orElseThrow(NoSeat::new);
	}

	static final class NoSeat extends Refusal {

		NoSeat() {
			super(HttpStatus.CONFLICT, "no-seat", "No softphone belongs to this account");
		}

	}

}
