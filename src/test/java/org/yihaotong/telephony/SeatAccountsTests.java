package org.yihaotong.telephony;

import org.junit.jupiter.api.Test;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.SoftphoneAccounts.SoftphoneAccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SeatAccountsTests {

	private final TelephonyProperties.Softphone softphone = new TelephonyProperties.Softphone("ws://127.0.0.1:8088/ws",
			"hotline.example");

	/**
	 * The password was made by
	 * {@code printf seat-1001 | openssl dgst -sha256 -hmac secret -r | cut -c1-32}, as
	 * {@code dialplan/render.sh} does.
	 */
	@Test
	void makesTheAccountThatAsteriskKnows() {
		SoftphoneAccount account = new SeatAccounts("secret", this.softphone).account(new Seat("1001"));
		assertThat(account.username()).isEqualTo("seat-1001");
		assertThat(account.uri()).isEqualTo("sip:seat-1001@hotline.example");
		assertThat(account.webSocketUrl()).isEqualTo("ws://127.0.0.1:8088/ws");
		assertThat(account.password()).isEqualTo("2c73d728e853e36f71a4df709c7f265b");
	}

	@Test
	void keepsThePasswordOutOfLogs() {
		SoftphoneAccount account = new SeatAccounts("secret", this.softphone).account(new Seat("1001"));
		assertThat(account.toString()).doesNotContain(account.password());
	}

	@Test
	void givesNoAccountWithoutASecret() {
		assertThatIllegalStateException()
			.isThrownBy(() -> new SeatAccounts("", this.softphone).account(new Seat("1001")))
			.withMessageContaining("seat-secret");
	}

}
