package org.yihaotong.agents;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.access.AuditLog;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.agents.StoredWrapUpRules.Row;
import org.yihaotong.agents.WrapUpRule.Kind;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.LineNumber;

/**
 * Lets an administrator edit the rules for wrapping up. The line {@code all} stands for
 * every line that has no rule of its own.
 */
@RestController
@RequestMapping("/api/wrap-up-rules")
class WrapUpRuleController {

	private static final String ALL = "all";

	private static final int LONGEST = 3600;

	private static final int LONGEST_EXTENSION = 600;

	private static final int MOST_EXTENSIONS = 10;

	private final StoredWrapUpRules rules;

	private final AuditLog audit;

	WrapUpRuleController(StoredWrapUpRules rules, AuditLog audit) {
		this.rules = rules;
		this.audit = audit;
	}

	@GetMapping
	List<Row> all() {
		return this.rules.all();
	}

	@PutMapping("/{channel}/{line}")
	@Transactional
	public List<Row> put(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable Channel channel,
			@PathVariable String line, @RequestBody Fields fields) {
		Row row = fields.checked(channel, lineOf(line));
		this.rules.put(row);
		this.audit.record(principal.member().id(), "wrap-up-rule.changed", channel + "/" + line, row.toString());
		return all();
	}

	@DeleteMapping("/{channel}/{line}")
	@Transactional
	public List<Row> delete(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable Channel channel,
			@PathVariable String line) {
		this.rules.delete(channel, lineOf(line));
		this.audit.record(principal.member().id(), "wrap-up-rule.deleted", channel + "/" + line, "");
		return all();
	}

	private static String lineOf(String line) {
		if (line.equals(ALL)) {
			return "";
		}
		try {
			return new LineNumber(line).value();
		}
		catch (IllegalArgumentException ex) {
			throw DeskRefused.wrapUpRule("line");
		}
	}

	/**
	 * How a rule shall be.
	 *
	 * @param kind what ends the wrap-up
	 * @param seconds how long it lasts, at most 3600
	 * @param extensions how often it may be extended, at most 10
	 * @param extensionSeconds by how much, at most 600
	 */
	record Fields(@Nullable Kind kind, @Nullable Integer seconds, @Nullable Integer extensions,
			@Nullable Integer extensionSeconds) {

		Row checked(Channel channel, String line) {
			Kind given = this.kind;
			if (given == null) {
				throw DeskRefused.wrapUpRule("kind");
			}
			int least = (given == Kind.NONE) ? 0 : 1;
			int length = within(this.seconds, least, LONGEST, "seconds");
			int times = within(this.extensions, 0, MOST_EXTENSIONS, "extensions");
			int step = within(this.extensionSeconds, (times > 0) ? 1 : 0, LONGEST_EXTENSION, "extensionSeconds");
			return new Row(channel, line, given, length, times, step);
		}

		private static int within(@Nullable Integer value, int least, int most, String field) {
			int given = (value != null) ? value : 0;
			if (given < least || given > most) {
				throw DeskRefused.wrapUpRule(field);
			}
			return given;
		}

	}

}
