"""Words that a line should not break in two: terms, common words, and particles that lean on a neighbour."""

from __future__ import annotations

import re
from functools import lru_cache

_LIST = """
签购单 收单机构 发卡行 应答码 末笔 冲正 撤销 退货 批结算 结算 签到 签退 终端号 商户号 参考号 凭证号 批次号 流水号
授权码 受理编号 商户后台 后台 扣款 短信 手机银行 网银 银行卡 信用卡 借记卡 储蓄卡 磁条 芯片 闪付 非接 免密 扫码
付款码 收款码 二维码 卡号 后四位 密码 验证码 余额 限额 额度 账户 账单 账号 到账 入账 退款 重刷 刷卡 插卡 挥卡
拒付 调单 套现 冻结 解冻 风控 投诉 小票 补打 重打印 打印机 打印 打印纸 热敏纸 纸仓 卡纸 缺纸 装纸 胶辊 切刀 屏幕
按键 键盘 电源 电池 充电 充电器 开机 关机 重启 死机 黑屏 信号 网络 断网 网线 流量 拨号 蓝牙 路由器 手机卡 热点
通讯 超时 主机 密钥 自毁 锁机 机器 机身 贴纸 设备 终端 备用机 型号 菜单 合同 客服 电话 热线 登记 登记本 手续费
费率 押金 套餐 流量费 服务费 营业执照 身份证 法人 对公 负责人 结算卡 结算日 工作日 节假日 人民币 外币 跨行 境外
银联 微信 支付宝 云闪付 数字人民币 交易 成功 失败 金额 时间 日期 状态 结果 记录 明细 查询 核对 凭证 电子 存根
原卡 现金 顾客 店长 收银员 收银台 持卡人 商户 机构 银行 公安 反诈 店里 本店 我们 您的 他们 没有 还有 还是 重新
不能 不会 不要 不是 不对 不到 不出 不清 不了 不通 不动 不上 不着 看不清 查不了 查不到 打不通 打不出 发不出 连不上
打不开 开不了 不确定 看清 查清 没查清 可以 已经 或者 以及 如果 因为 所以 但是 然后 之前 之后 以后 以前 以内 以上
以下 这里 那里 这笔 那笔 这张 那张 这台 那台 这一笔 那一笔 这样 那样 什么 怎么 怎样 多少 几次 几天 哪里 哪一
哪种 为什么 是不是 有没有 能不能 一样 一次 一遍 一张 一笔 一台 一下 一种 一会儿 一直 一起 再试 再来 再看 再刷
马上 立刻 现在 当日 隔日 当天 今天 昨天 明天 次日 正常 异常 故障 报修 维修 更换 换机 换卡 换纸 原因 问题 办法
方式 提示 显示 出现 恢复 出厂 升级 程序 系统 应用 设置 参数 上传 下载 联系 致电 拨打 请问 告诉 答复 等待 稍等
处理 完成 解决 回来 转到 先做完 顾客的 收款 付款 支付 交货 货物 商品 发票 优惠 补偿 道歉 书面 申请 材料 说明
证明 照片 拍照 签字 留底 约好 对上 对账 差额 多收 少收 多扣 重复 两次 两笔 三样 同一 不同 相同 全额 部分 分期
预授权 小额 大额 单笔 单日 每天 每月 每年 自动 手工 人工 手写 手动 附近 周围 其他 别的 另外 各种 全部 所有 任何
名称 名下 地址 位置 开户 销户 过期 有效期 损坏 破损 磨损 进水 摔过 松动 发热 鼓包 烧焦 异味 指示灯 声音 蜂鸣
接触 清洁 擦拭 擦净 酒精 软布 说明书 保修 厂商 厂家 代理商 业务员 上门 工号 官方 正规 假冒 可疑 陌生人 诈骗 警方
报警 举报 未结算 已结算 未到账 已到账 已冲正 待冲正 已扣款 未扣款 没扣 扣了 退回 原路 卡里 手里 钱款 款项 货款
钱箱 审核 图标 店名 本人 查一遍 无服务 对时 日切 单边账 差错 收银单 脱机 联机 签约 解约 补录 换绑 实名 认证 备案
名单 牌照 执照 许可证 官网 公示 分公司 总部 资质 换人 离职 交接 盘点 关门 开门 班次 日结 缺货 收据 单号 经手人
码牌 备用 断电 插头 插座 排插 底座 适配器 数据线 天线 卡槽 飞行模式 定位 移机 固定 移动 有线 无线 密码键盘 屏保
弹窗 验证 白屏 花屏 闪退 卡顿 进度 版本 补丁 重装 卸载 推送 远程 到底 成没成 无应答 收到 下发 由它 用户 用户异常
刷新 逐笔 期限 渠道 交齐 回执 挂失 不答复 账本 单子 技术员 客服电话 工单 编号 邮件 传真 盖章 公章 复印件 原件
扫描件 复印
"""
_WORDS = frozenset(_LIST.split())
"""Terms as terminals print them, and the everyday words of a till; the longest that fits wins."""
_LONGEST = max(map(len, _WORDS))

_LEANS_BACK = frozenset("的了吗呢吧着过们地得里上下中后前号单码笔张次台个项元天日时分卡机费行")
"""A line does not begin with one of these: it belongs to what stands before it."""
_LEANS_ON = frozenset(
    "不没未别问请把被和与或及再先已就才都也又很更最第每各这那哪几两一二三四五六七八九十从向往在给为按"
)
"""A line does not end with one of these: it belongs to what follows."""


_QUOTED = re.compile(r"《[^》]*》|“[^”]*”")
_CANNOT = re.compile("[\u4e00-\u9fff]不[上下了到着动通出清开起好对过]")
"""A verb that fails: 签不上, 打不通."""
_SHORT = 12
"""A quoted name of so many characters stays in one line, if it can."""


@lru_cache(4096)
def bonds(text: str) -> tuple[int, ...]:
    """How strongly each character holds on to the one before it: 2 inside a word, 1 where one leans on the other."""
    held = [0] * len(text)
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        if _word(before) and _word(after) and (after in _LEANS_BACK or before in _LEANS_ON):
            held[place] = 1
    for quoted in _QUOTED.finditer(text):
        inside = range(quoted.start() + 1, quoted.end())
        if len(inside) <= _SHORT:
            for place in inside:
                held[place] = 1
    for cannot in _CANNOT.finditer(text):
        held[cannot.start() + 1 : cannot.end()] = [2, 2]
    place = 0
    while place < len(text):
        length = _match(text, place)
        held[place + 1 : place + length] = [2] * (length - 1)
        place += length
    return tuple(held)


def _match(text: str, place: int) -> int:
    for length in range(min(_LONGEST, len(text) - place), 1, -1):
        if text[place : place + length] in _WORDS:
            return length
    return 1


def _word(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
