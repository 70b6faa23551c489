package org.yihaotong.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The Asterisk of this machine, or an existing one: what it and the server are told, so
 * that they find each other.
 */
final class AsteriskPart {

	private static final String SEATS = "1001-1040";

	/** Softphones of simulated agents are plain SIP telephones. */
	private static final String SEATS_IN_DEMO = "1001-1002,1006-1040";

	private static final String PLAIN_SEATS_IN_DEMO = "1003-1005";

	private static final int WEB_SOCKET_PORT = 8088;

	private final LauncherOptions options;

	private final String amiSecret;

	private final String seatSecret;

	private final int webSocketPort;

	private final int amiPort = Ports.free();

	private final int agiPort = Ports.free();

	private final int audioPort = Ports.free();

	AsteriskPart(LauncherOptions options, Secrets secrets) {
		this.options = options;
		this.amiSecret = secrets.get("YIHAOTONG_AMI_SECRET");
		this.seatSecret = secrets.get("YIHAOTONG_SEAT_SECRET");
		this.webSocketPort = Ports.freeOr(WEB_SOCKET_PORT);
	}

	/**
	 * Tells the server where Asterisk is. For an existing one only the host and the
	 * secrets are set here; all else is the server's default or comes from the
	 * environment.
	 * @return environment variables
	 */
	Map<String, String> serverEnvironment() {
		Map<String, String> environment = new HashMap<>(Map.of("YIHAOTONG_TELEPHONY_ENABLED", "true",
				"YIHAOTONG_TELEPHONY_AMI_SECRET", this.amiSecret, "YIHAOTONG_TELEPHONY_SEATSECRET", this.seatSecret,
				"YIHAOTONG_TELEPHONY_SOUNDSHOST", sounds().toString()));
		if (this.options.asterisk().isPresent()) {
			environment.put("YIHAOTONG_TELEPHONY_AMI_HOST", this.options.asterisk().get());
		}
		else {
			environment.put("YIHAOTONG_TELEPHONY_AMI_PORT", String.valueOf(this.amiPort));
			environment.put("YIHAOTONG_TELEPHONY_JOURNAL",
					LocalAsterisk.journal(this.options.var().resolve("asterisk")).toString());
			environment.put("YIHAOTONG_TELEPHONY_AGI_PORT", String.valueOf(this.agiPort));
			environment.put("YIHAOTONG_TELEPHONY_AUDIOSOCKET_PORT", String.valueOf(this.audioPort));
			environment.put("YIHAOTONG_TELEPHONY_SOFTPHONE_WEBSOCKETURL",
					"ws://127.0.0.1:" + this.webSocketPort + "/ws");
		}
		return environment;
	}

	LocalAsterisk start() {
		Ports.requireFreeForSip(this.options.sipPort());
		Path instance = this.options.var().resolve("asterisk");
		return LocalAsterisk
			.start(new LocalAsterisk.Settings(Path.of("").toAbsolutePath(), instance, sounds(), asteriskEnvironment()));
	}

	private Map<String, String> asteriskEnvironment() {
		Map<String, String> environment = new HashMap<>();
		environment.put("YIHAOTONG_AMI_SECRET", this.amiSecret);
		environment.put("YIHAOTONG_SEAT_SECRET", this.seatSecret);
		environment.put("YIHAOTONG_SEATS", this.options.demo() ? SEATS_IN_DEMO : SEATS);
		environment.put("YIHAOTONG_PLAIN_SEATS", this.options.demo() ? PLAIN_SEATS_IN_DEMO : "");
		environment.put("YIHAOTONG_SIP_PORT", String.valueOf(this.options.sipPort()));
		environment.put("YIHAOTONG_AMI_PORT", String.valueOf(this.amiPort));
		environment.put("YIHAOTONG_AGI_ADDRESS", "127.0.0.1:" + this.agiPort);
		environment.put("YIHAOTONG_WS_PORT", String.valueOf(this.webSocketPort));
		return environment;
	}

	private Path sounds() {
		return this.options.var().resolve("sounds");
	}

}
