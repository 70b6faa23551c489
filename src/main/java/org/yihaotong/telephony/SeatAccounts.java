package org.yihaotong.telephony;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.yihaotong.platform.Seat;

/**
 * Makes the accounts that {@code dialplan/render.sh} gives to Asterisk.
 */
class SeatAccounts implements SoftphoneAccounts {

	private static final String ALGORITHM = "HmacSHA256";

	private static final int PASSWORD_LENGTH = 32;

	private final String secret;

	private final TelephonyProperties.Softphone softphone;

	SeatAccounts(String secret, TelephonyProperties.Softphone softphone) {
		this.secret = secret;
		this.softphone = softphone;
	}

	@Override
	public SoftphoneAccount account(Seat seat) {
		String name = "seat-" + seat.value();
		return new SoftphoneAccount("sip:" + name + "@" + this.softphone.host(), this.softphone.webSocketUrl(), name,
				password(name));
	}

	private String password(String name) {
		if (this.secret.isEmpty()) {
			throw new IllegalStateException("yihaotong.telephony.seat-secret is not set");
		}
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(this.secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
			byte[] code = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(code).substring(0, PASSWORD_LENGTH);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
