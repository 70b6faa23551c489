package org.yihaotong.agents;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.yihaotong.access.SignedOut;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.agents.Spell.Choice;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;
import org.yihaotong.telephony.SoftphoneAccounts;
import org.yihaotong.telephony.SoftphoneAccounts.SoftphoneAccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

class SoftphonesTests {

	private static final StaffId ANNA = new StaffId(1);

	private static final Seat WINDOW = new Seat("1007");

	private final SoftphoneAccounts accounts = mock(SoftphoneAccounts.class);

	private final Shifts shifts = mock(Shifts.class);

	private final Softphones softphones = new Softphones(this.accounts, this.shifts);

	/** The seat of the account may be somebody else's today. */
	@Test
	void onlyAShiftHasAnAccount() {
		given(this.shifts.lockCurrent(ANNA)).willReturn(Optional.empty());
		assertThatExceptionOfType(NoShift.class).isThrownBy(() -> this.softphones.issue(ANNA));
		verifyNoInteractions(this.accounts);
	}

	@Test
	void theAccountIsThatOfTheShiftsSeat() {
		SoftphoneAccount account = new SoftphoneAccount("sip:seat-1007@host", "ws://host/ws", "seat-1007", "p",
				Instant.EPOCH, 60);
		given(this.shifts.lockCurrent(ANNA))
			.willReturn(Optional.of(new Spell(ANNA, Optional.of(WINDOW), Choice.READY, Instant.EPOCH)));
		given(this.accounts.issue(WINDOW, ANNA)).willReturn(account);
		assertThat(this.softphones.issue(ANNA)).contains(new Softphones.Issued(WINDOW, account));
	}

	@Test
	void whatAnAgentHadEndsWithTheSeatTheShiftAndTheSession() {
		this.softphones.changed(new AgentChanged(status(Presence.PAUSED, Optional.of(WINDOW))));
		verify(this.accounts).keepOnly(ANNA, Optional.of(WINDOW));
		this.softphones.changed(new AgentChanged(status(Presence.OFFLINE, Optional.of(WINDOW))));
		verify(this.accounts).keepOnly(ANNA, Optional.empty());
		SoftphoneAccounts others = mock(SoftphoneAccounts.class);
		new Softphones(others, this.shifts).signedOut(new SignedOut(ANNA));
		verify(others).keepOnly(ANNA, Optional.empty());
	}

	private static AgentStatus status(Presence presence, Optional<Seat> seat) {
		return new AgentStatus(ANNA, "", seat, presence, Optional.empty(), Instant.EPOCH, Optional.empty(),
				Optional.empty());
	}

}
