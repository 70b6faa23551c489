package org.yihaotong.access;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;

/**
 * Who gets an account at the first start: five agents, a supervisor, an administrator,
 * and one clerk for each member unit of {@code reference/departments.csv}.
 */
final class FirstAccountList {

	private static final List<String> AGENTS = List.of("王敏", "李娜", "张强", "刘洋", "陈静");

	private static final int FIRST_SEAT = 1001;

	private FirstAccountList() {
	}

	static List<FirstAccount> read() {
		List<FirstAccount> accounts = new ArrayList<>();
		for (int i = 0; i < AGENTS.size(); i++) {
			accounts.add(FirstAccount.agent("agent" + (i + 1), AGENTS.get(i), Integer.toString(FIRST_SEAT + i)));
		}
		accounts.add(FirstAccount.central("supervisor1", "赵班长", Role.SUPERVISOR));
		accounts.add(FirstAccount.central("admin", "系统管理员", Role.ADMINISTRATOR));
		accounts.addAll(clerks());
		return accounts;
	}

	private static List<FirstAccount> clerks() {
		CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
		try (Reader reader = new InputStreamReader(new ClassPathResource("reference/departments.csv").getInputStream(),
				StandardCharsets.UTF_8)) {
			return format.parse(reader).stream().map(FirstAccountList::clerk).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static FirstAccount clerk(CSVRecord unit) {
		String code = unit.get("code");
		return FirstAccount.clerk("dept-" + code.toLowerCase(Locale.ROOT), code, unit.get("name_zh"));
	}

}
