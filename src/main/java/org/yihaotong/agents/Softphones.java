package org.yihaotong.agents;

import java.util.Optional;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yihaotong.access.SignedOut;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;
import org.yihaotong.telephony.SoftphoneAccounts;
import org.yihaotong.telephony.SoftphoneAccounts.SoftphoneAccount;

/**
 * Whoever sits at a seat has its account, and nobody else.
 */
@Component
class Softphones {

	private final SoftphoneAccounts accounts;

	private final Shifts shifts;

	Softphones(SoftphoneAccounts accounts, Shifts shifts) {
		this.accounts = accounts;
		this.shifts = shifts;
	}

	/**
	 * Issues the account of an agent's seat. Asterisk is yet to be told.
	 * @param agent who
	 * @return the seat and its account; no account without a seat
	 * @throws NoShift if no shift goes on
	 */
	@Transactional
	public Optional<Issued> issue(StaffId agent) {
		// The shift cannot end meanwhile, which would end the account.
		Spell spell = this.shifts.lockCurrent(agent).orElseThrow(() -> new NoShift(agent));
		return spell.seat().map((seat) -> new Issued(seat, this.accounts.issue(seat, agent)));
	}

	/** In the transaction of the change. */
	@EventListener
	public void changed(AgentChanged event) {
		AgentStatus status = event.status();
		this.accounts.keepOnly(status.agent(),
				(status.presence() == AgentStatus.Presence.OFFLINE) ? Optional.empty() : status.seat());
	}

	@EventListener
	public void signedOut(SignedOut event) {
		this.accounts.keepOnly(event.who(), Optional.empty());
	}

	/**
	 * An account that was issued.
	 *
	 * @param seat where
	 * @param account the account
	 */
	record Issued(Seat seat, SoftphoneAccount account) {
	}

}
