package org.yihaotong.telephony.softphone;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.AsteriskAway;
import org.yihaotong.telephony.ami.AmiClient;
import org.yihaotong.telephony.ami.DbGetTreeAction;
import org.yihaotong.telephony.ami.DbGetTreeResponseEvent;

/**
 * Writes into Asterisk's database by way of the dialplan (context {@code credential}):
 * the manager's own right to write there would be a right to load modules and run
 * commands as well.
 */
public class ManagerPasswords implements PasswordBook {

	private static final String FAMILY = "softphone/auth";

	private static final Pattern KEY = Pattern.compile("/softphone/auth/seat-([0-9]{4})(-before)?");

	private static final Pattern DIGEST = Pattern.compile("\"password_digest\":\"MD5:([0-9a-f]{32})\"");

	private final AmiClient ami;

	public ManagerPasswords(AmiClient ami) {
		this.ami = ami;
	}

	@Override
	public void write(Seat seat, SeatDigests digests) {
		OriginateAction action = new OriginateAction();
		action.setChannel("Local/" + seat.value() + "@credential/n");
		action.setContext("credential");
		action.setExten("kept");
		action.setPriority(1);
		// Otherwise no other action is answered meanwhile, the heartbeat among them.
		action.setAsync(true);
		action.setVariable("YHT_NEW", digests.present().orElse(""));
		action.setVariable("YHT_BEFORE", digests.before().orElse(""));
		if (this.ami.list(action).stream().noneMatch(ManagerPasswords::written)) {
			throw new AsteriskAway("Asterisk did not keep the passwords of seat " + seat);
		}
	}

	private static boolean written(ResponseEvent answer) {
		return answer instanceof OriginateResponseEvent originated && originated.isSuccess();
	}

	@Override
	public Map<Seat, SeatDigests> read() {
		Map<Seat, Map<Boolean, String>> found = new HashMap<>();
		for (ResponseEvent answer : this.ami.list(new DbGetTreeAction(FAMILY))) {
			if (answer instanceof DbGetTreeResponseEvent entry) {
				Matcher key = KEY.matcher(entry.getKey());
				Matcher digest = DIGEST.matcher(entry.getVal());
				if (key.matches()) {
					found.computeIfAbsent(new Seat(key.group(1)), (seat) -> new HashMap<>())
						.put(key.group(2) == null, digest.find() ? digest.group(1) : "");
				}
			}
		}
		return found.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (seat) -> digests(seat.getValue())));
	}

	private static SeatDigests digests(Map<Boolean, String> slots) {
		return new SeatDigests(Optional.ofNullable(slots.get(true)), Optional.ofNullable(slots.get(false)));
	}

}
