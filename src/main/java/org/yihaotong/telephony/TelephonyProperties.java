package org.yihaotong.telephony;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.yihaotong.telephony.outbound.OutboundCaps;
import org.yihaotong.telephony.softphone.IssuedAccounts;

/**
 * How to reach Asterisk, and how it reaches this server.
 *
 * @param enabled false: no calls, everything else works
 * @param agi where calls are handed over
 * @param audioSocket where callers are listened to
 * @param ami Asterisk's manager interface
 * @param softphone what browsers are told
 * @param trunk endpoint for calls to citizens
 * @param hotline the number shown to citizens who are called
 * @param seatSecret from which the softphones' passwords are made, the same on all nodes
 * @param soundsHost folder of sounds shared with Asterisk, as this process sees it
 * @param soundsAsterisk the same folder as Asterisk sees it
 * @param journal folder where Asterisk writes the journal of calls, as this process sees
 * it; empty: calls that no server saw are not accounted for
 * @param maxNotices how many citizens are called with a notice at once
 * @param noticeRing how long a citizen's telephone rings
 * @param outbound how many calls the centre may begin
 * @param limits how often one number may take up the voice flow
 * @param callBack how long telephones ring when a citizen is called back
 * @param asterisks several Asterisks; absent: there is one, that of {@code ami},
 * {@code journal} and {@code softphone}
 * @param lostAfter how long an Asterisk may give no answer before the calls that it held
 * are taken for lost
 */
@Validated
@ConfigurationProperties("yihaotong.telephony")
record TelephonyProperties(@DefaultValue("false") boolean enabled, @Valid @DefaultValue Agi agi,
		@Valid @DefaultValue AudioSocket audioSocket, @Valid @DefaultValue Ami ami,
		@Valid @DefaultValue Softphone softphone, @DefaultValue("trunk") @Pattern(regexp = "[a-z0-9-]+") String trunk,
		@DefaultValue("12345") @Pattern(regexp = "[0-9]{3,12}") String hotline, @DefaultValue("") String seatSecret,
		@DefaultValue("var/sounds") Path soundsHost, @DefaultValue("/srv") @NotBlank String soundsAsterisk,
		@DefaultValue("") String journal, @DefaultValue("20") @Min(0) @Max(1000) int maxNotices,
		@DefaultValue("60s") @DurationMin(seconds = 1) @DurationMax(seconds = 60) Duration noticeRing,
		@Valid @DefaultValue Outbound outbound, @Valid @DefaultValue Limits limits,
		@Valid @DefaultValue CallBack callBack, @Nullable List<@Valid Asterisk> asterisks,
		@DefaultValue("60s") @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration lostAfter) {

	/** What the only one is called where no list names it. */
	private static final String ONLY = "asterisk";

	TelephonyProperties {
		if (asterisks != null) {
			refuse(asterisks.isEmpty(), "yihaotong.telephony.asterisks names no Asterisk");
			different(asterisks, "name", Asterisk::name);
			different(asterisks, "manager interface", (one) -> one.ami().host() + ":" + one.ami().port());
			different(asterisks, "journal", Asterisk::journal);
		}
	}

	private static void different(List<Asterisk> asterisks, String what, Function<Asterisk, String> value) {
		Set<String> seen = new HashSet<>();
		asterisks.stream()
			.map(value)
			.filter((one) -> !one.isEmpty())
			.forEach((one) -> refuse(!seen.add(one),
					"Two of yihaotong.telephony.asterisks have the same " + what + ": " + one));
	}

	private static void refuse(boolean wrong, String why) {
		if (wrong) {
			throw new IllegalArgumentException(why);
		}
	}

	/**
	 * Lists what the server works with.
	 * @return at least one, in the order of the configuration
	 */
	List<Asterisk> all() {
		return (this.asterisks != null) ? this.asterisks
				: List.of(new Asterisk(ONLY, this.ami, this.journal, this.softphone.webSocketUrl()));
	}

	/**
	 * One Asterisk of several.
	 *
	 * @param name what the others' dialplans call it ({@code YIHAOTONG_PEERS})
	 * @param ami its manager interface
	 * @param journal folder where it writes the journal of calls, as this process sees it
	 * @param webSocketUrl where softphones register there
	 */
	record Asterisk(@Pattern(regexp = "[a-z0-9]{1,20}") String name, @Valid @DefaultValue Ami ami,
			@DefaultValue("") String journal, @NotBlank String webSocketUrl) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	/**
	 * How long telephones ring when a citizen is called back.
	 *
	 * @param agentRing the agent's
	 * @param citizenRing the citizen's
	 */
	record CallBack(@DefaultValue("20s") @DurationMin(seconds = 1) @DurationMax(seconds = 60) Duration agentRing,
			@DefaultValue("35s") @DurationMin(seconds = 1) @DurationMax(seconds = 60) Duration citizenRing) {
	}

	/**
	 * How often one number may take up the voice flow in ten minutes; above it the call
	 * goes to a person at once.
	 *
	 * @param callerFlows of one number; a switchboard of a firm calls from one number too
	 * @param withheldFlows of all who withhold theirs together
	 * @param exempt numbers without a limit
	 */
	record Limits(@DefaultValue("30") @Min(1) @Max(100_000) int callerFlows,
			@DefaultValue("1000") @Min(1) @Max(100_000) int withheldFlows, @DefaultValue( {
					"110", "119", "120", "122" }) List<String> exempt){
	}

	/**
	 * How many calls the centre may begin, see {@link OutboundGuard}. A car's owner is
	 * called three times for a request; a city like Wuhai has 2,000 such calls a day.
	 *
	 * @param numberHour to one number in an hour
	 * @param numberDay to one number in a day
	 * @param directoryHour to one number of the directory in an hour, by flows and agents
	 * @param directoryDay to one number of the directory in a day
	 * @param allHour to all numbers in an hour
	 * @param allDay to all numbers in a day
	 */
	record Outbound(@DefaultValue("9") @Min(0) int numberHour, @DefaultValue("30") @Min(0) int numberDay,
			@DefaultValue("20") @Min(0) int directoryHour, @DefaultValue("120") @Min(0) int directoryDay,
			@DefaultValue("2000") @Min(0) int allHour, @DefaultValue("20000") @Min(0) int allDay) {

		OutboundCaps caps() {
			return new OutboundCaps(this.numberHour, this.numberDay, this.directoryHour, this.directoryDay,
					this.allHour, this.allDay);
		}

	}

	@Override
	public String toString() {
		return "TelephonyProperties[enabled=" + this.enabled + "]";
	}

	/**
	 * Where calls are handed over.
	 *
	 * @param host address to listen on
	 * @param port port to listen on
	 * @param allowed networks from which Asterisk may connect
	 * @param maxCalls flows at once
	 */
	record Agi(@DefaultValue("127.0.0.1") @NotBlank String host, @DefaultValue("4573") @Min(0) @Max(65535) int port,
			@DefaultValue( {
					"127.0.0.1/32", "::1/128" }) List<String> allowed,
			@DefaultValue("2000") @Min(1) @Max(100_000) int maxCalls){
	}

	/**
	 * Where callers are listened to.
	 *
	 * @param host address to listen on
	 * @param port port to listen on, 0 for any
	 * @param advertised host or address at which Asterisk reaches this server; empty: the
	 * address that it listens on
	 */
	record AudioSocket(@DefaultValue("127.0.0.1") @NotBlank String host,
			@DefaultValue("4574") @Min(0) @Max(65535) int port, @DefaultValue("") String advertised) {
	}

	/**
	 * Asterisk's manager interface.
	 *
	 * @param host where it is
	 * @param port its port
	 * @param user account
	 * @param secret password
	 */
	record Ami(@DefaultValue("127.0.0.1") @NotBlank String host, @DefaultValue("5038") @Min(1) @Max(65535) int port,
			@DefaultValue("yihaotong") @NotBlank String user, @DefaultValue("") String secret) {
	}

	/**
	 * What browsers are told.
	 *
	 * @param webSocketUrl where they register
	 * @param host domain of their addresses
	 * @param passwordLife how long a password may be used to register; the browser asks
	 * for the next one after half of it
	 */
	record Softphone(@DefaultValue("ws://127.0.0.1:8088/ws") @NotBlank String webSocketUrl,
			@DefaultValue("127.0.0.1") @NotBlank String host,
			@DefaultValue("12h") @DurationMin(seconds = 10) @DurationMax(days = 7) Duration passwordLife) {
	}

	IssuedAccounts.Settings issued() {
		return new IssuedAccounts.Settings(this.seatSecret, this.softphone.host(), this.softphone.passwordLife());
	}

}
